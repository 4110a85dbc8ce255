import { withCalled } from "../../model/calling.ts";
import * as edits from "../../model/edits.ts";
import { emptyRecord, type Json, type JsonObject, own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Position, Workflow, WorkflowNode } from "../../model/workflow.ts";
import { t } from "../words/words.ts";
import { fittingPort, withEdge } from "./connecting.ts";
import { editor, useEditor } from "./editorStore.ts";
import { noteFresh } from "./freshNodes.ts";
import { CARD, GAP, GRID, onGrid, positionsOf } from "./grid.ts";
import { levelOf, withNodeOnEdge } from "./insertingOnEdge.ts";
import { drawingOf } from "./portsOfNode.ts";
import { announce, type Point, type PortRef } from "./uiStore.ts";

type To = {
  readonly at?: Point;
  readonly from?: PortRef;
  readonly edge?: string;
  readonly center: Point;
  readonly params?: JsonObject;
  /** The workflow that the node is to call: it comes into the file with it. */
  readonly calls?: Workflow;
};

/** A node type put on the canvas: into an edge, next to the port it is to be connected with, else at a point. Returns the new id. */
export function insertNode(type: NodeDescription, to: To): string {
  const { workflow } = useEditor.getState();
  const from = to.from ?? (to.at === undefined ? selectedOutput() : undefined);
  const port = from === undefined ? undefined : fittingPort(type, from);
  const id = edits.freshId(workflow, type.title);
  const position = freePosition(workflow, wanted(workflow, to, port === undefined ? undefined : from));
  editor.apply(
    (given) => {
      const { workflow: before, params } = to.calls === undefined ? { workflow: given, params: to.params } : calling(given, to.calls);
      const alone = edits.addNode(before, id, newNode(before, type, params), position);
      if (to.edge !== undefined)
        return withNodeOnEdge(
          withMember(alone, from && levelOf(before, from), id),
          id,
          to.edge,
          to.at === undefined ? undefined : position,
        );
      if (from === undefined || port === undefined) return alone;
      const added = withMember(alone, levelOf(before, from), id);
      const end: PortRef = { node: id, port, side: from.side === "output" ? "input" : "output" };
      return from.side === "output" ? withEdge(added, from, end) : withEdge(added, end, from);
    },
    { label: t("add {title}", { title: type.title }) },
  );
  noteFresh(id);
  editor.select([id]);
  announce(port === undefined ? t("Added {title}", { title: type.title }) : t("Added {title}, connected", { title: type.title }));
  return id;
}

function calling(workflow: Workflow, called: Workflow): { readonly workflow: Workflow; readonly params: JsonObject } {
  const { workflow: holding, key } = withCalled(workflow, called);
  return { workflow: holding, params: { workflow: key } };
}

/** The workflow with a node in a region, where one is named. */
function withMember(workflow: Workflow, region: string | undefined, id: string): Workflow {
  const nodes = region === undefined ? undefined : own(workflow.regions, region)?.nodes;
  return region === undefined || nodes === undefined ? workflow : edits.setRegion(workflow, region, { nodes: [...nodes, id] });
}

function selectedOutput(): PortRef | undefined {
  const { workflow, catalogue, selection } = useEditor.getState();
  const [node] = selection;
  if (node === undefined || selection.size !== 1) return undefined;
  const port = drawingOf(workflow, catalogue).ports.get(node)?.outputs[0]?.name;
  return port === undefined || port === "error" ? undefined : { node, port, side: "output" };
}

type Size = { readonly width: number; readonly height: number };
type Wanted = { readonly at?: Point; readonly center: Point };

/** Where something new of a size goes: to a point, beside the port that it is to be connected with, else into the middle. */
export function wanted(workflow: Workflow, to: Wanted, from: PortRef | undefined, size: Size = CARD): Position {
  if (to.at !== undefined) return onGrid(to.at);
  const near = from && positionsOf(workflow).get(from.node);
  if (near === undefined) return onGrid({ x: to.center.x - size.width / 2, y: to.center.y - size.height / 2 });
  return [from?.side === "input" ? near[0] - size.width - GAP : near[0] + CARD.width + GAP, near[1]];
}

/** The point itself or the next one below at which something of a size covers no card. */
export function freePosition(workflow: Workflow, [x, y]: Position, { width, height }: Size = CARD): Position {
  const taken = [...positionsOf(workflow).values()].filter(([left]) => left < x + width && x < left + CARD.width);
  let at = y;
  while (taken.some(([, top]) => top < at + height + GRID && at < top + CARD.height + GRID)) at += GRID;
  return [x, at];
}

function newNode(workflow: Workflow, type: NodeDescription, given: JsonObject | undefined): WorkflowNode {
  const names = new Set(Object.values(workflow.nodes).map((node) => node.name));
  let name = type.title;
  for (let n = 2; names.has(name); n += 1) name = `${type.title} ${n}`;
  const params = emptyRecord<Json>();
  for (const [key, field] of Object.entries(type.params)) {
    if (field.default !== undefined && field.required === true) params[key] = field.default as Json;
  }
  Object.assign(params, given);
  const base = { type: `${type.type}@${type.version}`, name };
  return Object.keys(params).length === 0 ? base : { ...base, params };
}
