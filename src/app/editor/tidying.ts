import type { LayoutBox, LayoutGraph } from "../../../workers/protocol.ts";
import { groupsOf } from "../../model/annotations.ts";
import type { Placed } from "../../model/arrange.ts";
import { homesOf } from "../../model/checkRegions.ts";
import * as edits from "../../model/edits.ts";
import { own } from "../../model/json.ts";
import type { Position, Workflow } from "../../model/workflow.ts";
import { cardHeight } from "../canvas/cardShape.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, tn } from "../words/words.ts";
import { useEditor } from "./editorStore.ts";
import { FRAME } from "./frames.ts";
import { CARD, isPlaced, onGrid, positionsOf } from "./grid.ts";
import { drawingOf } from "./portsOfNode.ts";
import { withInside } from "./regions.ts";
import { moveTo } from "./selecting.ts";
import { announce } from "./uiStore.ts";

const PADDING = { left: FRAME.side, top: FRAME.top, right: FRAME.side, bottom: FRAME.bottom };
/** Beyond this a level is laid out in the quicker way. */
const MANY = 400;
/** Beyond this it takes seconds: nobody waits for that before a workflow is shown. */
const MOST_UNASKED = 1000;

/** Lays out the selected nodes, or all where fewer than two are selected, in one step. The layout is worked out in a worker. */
export async function tidyUp(): Promise<void> {
  const { workflow, selection } = useEditor.getState();
  const chosen = [...withInside(workflow, selection)].filter((id) => own(workflow.nodes, id) !== undefined);
  const ids = new Set(chosen.length > 1 ? chosen : Object.keys(workflow.nodes));
  if (ids.size === 0) return;
  const corners = await layoutOf(graphOf(workflow, ids));
  if (corners === undefined) return;
  if (useEditor.getState().workflow !== workflow) {
    toast(t("Not tidied up: the workflow was changed meanwhile."));
    return;
  }
  const moves = anchored(workflow, ids, corners);
  if (moves.size > 0) moveTo(moves);
  announce(tn(ids.size, "Tidied up {count} node", "Tidied up {count} nodes"));
}

/** A workflow that says nowhere where its nodes lie, tidied up; any other as it is. For one that is about to be shown. */
export async function laidOut(workflow: Workflow): Promise<Workflow> {
  const ids = new Set(Object.keys(workflow.nodes));
  if (ids.size < 2 || ids.size > MOST_UNASKED || isPlaced(workflow)) return workflow;
  const corners = await layoutOf(graphOf(workflow, ids));
  if (corners === undefined) return workflow;
  return edits.moveNodes(workflow, new Map([...positionsOf(workflow), ...anchored(workflow, ids, corners)]));
}

async function layoutOf(graph: LayoutGraph): Promise<ReadonlyMap<string, Position> | undefined> {
  const worker = new Worker(new URL("../../../workers/layout.worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<ReadonlyMap<string, Position>>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message || "the layout worker could not start"));
      worker.postMessage(graph);
    });
  } catch (error) {
    toast(t("Not tidied up: {message}", { message: error instanceof Error ? error.message : String(error) }));
    return undefined;
  } finally {
    worker.terminate();
  }
}

/** Nodes as boxes; regions around them, and groups of nodes that lie on one level, as boxes that hold them. */
function graphOf(workflow: Workflow, ids: ReadonlySet<string>): LayoutGraph {
  const { catalogue } = useEditor.getState();
  const { ports, edges } = drawingOf(workflow, catalogue);
  const homes = homesOf(workflow);
  const boxes = new Map<string, LayoutBox>();
  const add = (id: string, box: Omit<Placed, "id" | "at">): void => {
    const home = homes.get(id);
    boxes.set(id, { id, width: box.width, height: box.height, ...(home === undefined ? {} : { parent: home }) });
    if (home !== undefined && !boxes.has(home)) add(home, CARD);
  };
  for (const id of ids) {
    const shape = ports.get(id);
    if (shape !== undefined) add(id, { width: CARD.width, height: cardHeight(shape) });
  }
  for (const { id, nodes } of groupsOf(workflow)) {
    const members = nodes.flatMap((member) => boxes.get(member) ?? []);
    const parents = new Set(members.map(({ parent }) => parent));
    if (members.length === 0 || parents.size > 1) continue;
    const [parent] = parents;
    boxes.set(`group:${id}`, { id: `group:${id}`, width: 0, height: 0, ...(parent === undefined ? {} : { parent }) });
    for (const member of members) boxes.set(member.id, { ...member, parent: `group:${id}` });
  }
  return {
    boxes: [...boxes.values()],
    edges: edges.map(({ from, to }) => ({ from: from.node, to: to.node })),
    padding: PADDING,
    many: MANY,
  };
}

/** The corners moved so that the top left of all stays where it was. */
function anchored(workflow: Workflow, ids: ReadonlySet<string>, corners: ReadonlyMap<string, Position>): ReadonlyMap<string, Position> {
  const before = positionsOf(workflow);
  const laid = [...ids].flatMap((id) => {
    const [old, corner] = [before.get(id), corners.get(id)];
    return old === undefined || corner === undefined ? [] : [{ id, old, corner }];
  });
  const left = Math.min(...laid.map(({ old }) => old[0])) - Math.min(...laid.map(({ corner }) => corner[0]));
  const top = Math.min(...laid.map(({ old }) => old[1])) - Math.min(...laid.map(({ corner }) => corner[1]));
  const moves = new Map<string, Position>();
  for (const { id, old, corner } of laid) {
    const at = onGrid({ x: corner[0] + left, y: corner[1] + top });
    if (at[0] !== old[0] || at[1] !== old[1]) moves.set(id, at);
  }
  return moves;
}
