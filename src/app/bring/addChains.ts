import * as edits from "../../model/edits.ts";
import { emptyRecord } from "../../model/json.ts";
import type { Position, Workflow, WorkflowNode } from "../../model/workflow.ts";
import { describeType } from "../editor/describeType.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { CARD, GAP, onGrid } from "../editor/grid.ts";
import { freePosition } from "../editor/inserting.ts";
import { announce, type Point } from "../editor/uiStore.ts";
import { t, tn } from "../words/words.ts";
import type { Chain } from "./chainFor.ts";

/** A chain of nodes, and what its first node is called; as its type where that is left out. */
type Named = { readonly chain: Chain; readonly name?: string };

/** Puts chains of connected nodes on the canvas, one below the other, in one undo step. Returns the last node of each. */
export function addChains(chains: readonly Named[], at: Point): readonly string[] {
  const last: string[] = [];
  const all: string[] = [];
  editor.apply(
    (before) => {
      last.length = 0;
      all.length = 0;
      return chains.reduce((workflow, { chain, name }) => {
        const from = freePosition(workflow, onGrid(at));
        const pasted = edits.pasteNodes(workflow, fragment(workflow, chain, name, from), [0, 0]);
        all.push(...pasted.ids);
        last.push(pasted.ids.at(-1) as string);
        return pasted.workflow;
      }, before);
    },
    { label: all.length === 1 ? t("add node") : t("add nodes") },
  );
  if (all.length === 0) return last;
  editor.select(last.slice(0, 1));
  announce(tn(all.length, "{count} node added", "{count} nodes added"));
  return last;
}

function fragment(workflow: Workflow, chain: Chain, name: string | undefined, [x, y]: Position): Workflow {
  const { catalogue } = useEditor.getState();
  const names = new Set(Object.values(workflow.nodes).map((node) => node.name));
  const nodes = emptyRecord<WorkflowNode>();
  const places = emptyRecord<Position>();
  chain.forEach(({ type, params }, index) => {
    const known = describeType(catalogue, type);
    const title = freeName((index === 0 ? name : undefined) ?? known?.title ?? type, names);
    nodes[type] = { type: `${type}@${known?.version ?? 1}`, name: title, ...(Object.keys(params).length > 0 && { params }) };
    places[type] = [x + index * (CARD.width + GAP), y];
  });
  const edges = chain.slice(1).map(({ type }, index) => `${chain[index]?.type} -> ${type}`);
  return { format: "vwmp/1", name: "", nodes, edges, layout: { nodes: places } };
}

function freeName(name: string, taken: ReadonlySet<string | undefined>): string {
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name} ${n}`;
  return free;
}
