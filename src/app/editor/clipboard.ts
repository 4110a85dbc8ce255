import * as edits from "../../model/edits.ts";
import { formatWorkflow } from "../../model/formatWorkflow.ts";
import { emptyRecord, own } from "../../model/json.ts";
import type { Region } from "../../model/region.ts";
import type { Position, Workflow, WorkflowNode } from "../../model/workflow.ts";
import { tn } from "../words/words.ts";
import { editor, useEditor } from "./editorStore.ts";
import { GRID, onGrid, positionsOf } from "./grid.ts";
import { drawingOf } from "./portsOfNode.ts";
import { withInside } from "./regions.ts";
import { announce, type Point, setUi } from "./uiStore.ts";

/** The name of a workflow that is a piece of another one, on its way through the clipboard. */
const FRAGMENT = "Copied nodes";

/** The selected nodes, the selected regions with what lies in them, and the edges between them as the text of a small workflow; undefined when nothing is selected. */
export function copiedText(): string | undefined {
  const { workflow, selection } = useEditor.getState();
  return selection.size === 0 ? undefined : formatWorkflow(fragmentOf(workflow, selection));
}

function fragmentOf(workflow: Workflow, selection: ReadonlySet<string>): Workflow {
  const { catalogue } = useEditor.getState();
  const ids = withInside(workflow, selection);
  const positions = positionsOf(workflow);
  const nodes = emptyRecord<WorkflowNode>();
  const places = emptyRecord<Position>();
  for (const id of ids) {
    const node = own(workflow.nodes, id);
    if (node === undefined) continue;
    nodes[id] = node;
    places[id] = positions.get(id) ?? [0, 0];
  }
  const regions = emptyRecord<Region>();
  for (const id of ids) {
    const region = own(workflow.regions, id);
    if (region !== undefined) regions[id] = region;
  }
  const edges = drawingOf(workflow, catalogue).edges.filter((edge) => ids.has(edge.from.node) && ids.has(edge.to.node));
  const fragment: Workflow = { format: "vwmp/1", name: FRAGMENT, nodes, edges: edges.map((edge) => edge.text), layout: { nodes: places } };
  return Object.keys(regions).length === 0 ? fragment : { ...fragment, regions };
}

/** A copy of the selected nodes one grid step away, with the edges between them. */
export function duplicateSelection(): void {
  const { workflow, selection } = useEditor.getState();
  if (selection.size === 0) return;
  paste(fragmentOf(workflow, selection), [GRID * 2, GRID * 2], "duplicate");
}

/**
 * Puts pasted text on the canvas at `at`: copied nodes, or a node made of data, an address or a cURL command. A whole workflow, or one with
 * problems, opens the import dialog. Of text that is none of these it is said that nothing is made of it.
 */
export async function pasteText(text: string, at: Point): Promise<void> {
  const [{ recogniseText }, { bringText }] = await Promise.all([import("../bring/recognise.ts"), import("../bring/bringIn.ts")]);
  if (recogniseText(text).kind !== "workflow") return bringText(text, at);
  const { parseWorkflow } = await import("../../formats/parseWorkflow.ts");
  const { workflow, problems } = parseWorkflow(text);
  if (workflow?.name === FRAGMENT && problems.every((problem) => problem.severity !== "error" || problem.code === "unknown-node-type")) {
    paste(workflow, offsetTo(workflow, at), "paste");
  } else setUi({ importing: { text } });
}

function paste(fragment: Workflow, [dx, dy]: Position, label: string): void {
  let added: readonly string[] = [];
  editor.apply(
    (workflow) => {
      const result = edits.pasteNodes(workflow, fragment, [dx, dy]);
      added = result.ids;
      return result.workflow;
    },
    { label },
  );
  editor.select(added);
  announce(tn(added.length, "{count} node added", "{count} nodes added"));
}

function offsetTo(fragment: Workflow, at: Point): Position {
  const places = [...positionsOf(fragment).values()];
  const left = Math.min(...places.map(([x]) => x));
  const top = Math.min(...places.map(([, y]) => y));
  const [x, y] = onGrid(at);
  return places.length === 0 ? [0, 0] : [x - left, y - top];
}
