import { GROUP, moveNotes, NOTE, notesOf, removeAnnotations } from "../../model/annotations.ts";
import * as edits from "../../model/edits.ts";
import { own } from "../../model/json.ts";
import { removeRegion } from "../../model/regionEdits.ts";
import type { Position, Workflow } from "../../model/workflow.ts";
import { msg, t, tn } from "../words/words.ts";
import { editor, useEditor } from "./editorStore.ts";
import { placesOf } from "./frames.ts";
import { GRID, positionsOf } from "./grid.ts";
import { drawingOf, titleOf } from "./portsOfNode.ts";
import { withInside } from "./regions.ts";
import { healed } from "./splicing.ts";
import { announce } from "./uiStore.ts";

export type Direction = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

/** The one selected node; undefined when there is none or more than one. */
export function selectedNode(): string | undefined {
  const { selection } = useEditor.getState();
  const [only] = selection;
  return selection.size === 1 ? only : undefined;
}

export function selectAll(): void {
  const { workflow, catalogue } = useEditor.getState();
  editor.select(
    [...Object.keys(workflow.nodes), ...Object.keys(workflow.regions ?? {})],
    drawingOf(workflow, catalogue).edges.map((edge) => edge.text),
  );
}

/**
 * The node to go to from the last selected one: left and right along edges, up and down to the nearest card, left and
 * right also to the nearest card where no edge leads on.
 */
export function walk(direction: Direction, extend: boolean): string | undefined {
  const { workflow, catalogue, selection } = useEditor.getState();
  const positions = placesOf(workflow, catalogue);
  const from = [...selection].at(-1);
  const target = from === undefined ? first(positions) : (along(from, direction, positions) ?? nearest(from, direction, positions));
  if (target === undefined) return undefined;
  editor.select(extend ? [...[...selection].filter((id) => id !== target), target] : [target]);
  announce(t("{title} selected", { title: titleOf(workflow, target) }));
  return target;
}

function first(positions: ReadonlyMap<string, Position>): string | undefined {
  let found: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, [x, y]] of positions) {
    if (x + y / 1000 >= least) continue;
    found = id;
    least = x + y / 1000;
  }
  return found;
}

function along(from: string, direction: Direction, positions: ReadonlyMap<string, Position>): string | undefined {
  if (direction === "ArrowUp" || direction === "ArrowDown") return undefined;
  const { workflow, catalogue } = useEditor.getState();
  const { edges } = drawingOf(workflow, catalogue);
  const next = edges.flatMap((edge) => {
    if (direction === "ArrowRight") return edge.from.node === from ? [edge.to.node] : [];
    return edge.to.node === from ? [edge.from.node] : [];
  });
  const y = positions.get(from)?.[1] ?? 0;
  const away = (id: string): number => Math.abs((positions.get(id)?.[1] ?? 0) - y);
  return next.filter((id) => id !== from).sort((a, b) => away(a) - away(b))[0];
}

function nearest(from: string, direction: Direction, positions: ReadonlyMap<string, Position>): string | undefined {
  const at = positions.get(from);
  if (at === undefined) return undefined;
  const upright = direction === "ArrowUp" || direction === "ArrowDown";
  const sign = direction === "ArrowUp" || direction === "ArrowLeft" ? -1 : 1;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, [x, y]] of positions) {
    const ahead = (upright ? y - at[1] : x - at[0]) * sign;
    if (ahead <= 0) continue;
    const cost = ahead + 2 * Math.abs(upright ? x - at[0] : y - at[1]);
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}

/** Moves the selected nodes by steps of the grid; moves in a row are one undo step. */
export function nudge(dx: number, dy: number): void {
  const { workflow, selection } = useEditor.getState();
  if (selection.size === 0) return;
  const positions = new Map([...positionsOf(workflow), ...notesOf(workflow).map(({ id, at }) => [NOTE + id, at] as const)]);
  const moved = [...withInside(workflow, selection)].flatMap((id) => {
    const at = positions.get(id);
    return at === undefined ? [] : [[id, [at[0] + dx * GRID, at[1] + dy * GRID] as Position] as const];
  });
  moveTo(new Map(moved), `nudge ${[...selection].join()}`);
}

/** Puts nodes where they were dropped. */
export function moveTo(positions: ReadonlyMap<string, Position>, group?: string): void {
  const label = positions.size === 1 ? t("move node") : t("move {count} nodes", { count: positions.size });
  const nodes = new Map([...positions].filter(([id]) => !id.startsWith(NOTE)));
  editor.apply((workflow) => moveNotes(edits.moveNodes(workflow, nodes), positions), group === undefined ? { label } : { label, group });
}

/** Deletes the selected nodes with their edges, the selected regions but not what lies in them, and the selected edges. */
export function deleteSelection(): void {
  const { workflow: open, selection, selectedEdges } = useEditor.getState();
  if (selection.size + selectedEdges.size === 0) return;
  const [first = ""] = selection;
  const one = kindOfSelected(open, first);
  const label =
    selection.size === 0
      ? t("disconnect")
      : selection.size === 1
        ? t(DELETED[one][0])
        : t("delete {count} nodes", { count: selection.size });
  editor.apply(
    (workflow) => {
      const less = selectedEdges.size === 0 ? workflow : edits.disconnect(workflow, selectedEdges);
      const unwrapped = [...selection].reduce(removeRegion, removeAnnotations(less, selection));
      return selection.size === 0 ? less : edits.removeNodes(unwrapped, selection);
    },
    { label },
  );
  announce(
    selection.size === 0
      ? t("Disconnected")
      : selection.size === 1
        ? t(DELETED[one][1])
        : t("Deleted {count} nodes", { count: selection.size }),
  );
}

/** What deleting one thing is called in “Undo …”, and what is said of it. */
const DELETED = {
  note: [msg("delete note"), msg("Deleted 1 note")],
  group: [msg("delete group"), msg("Deleted 1 group")],
  node: [msg("delete node"), msg("Deleted 1 node")],
  region: [msg("delete region"), msg("Deleted 1 region")],
} as const;

function kindOfSelected(workflow: Workflow, id: string): keyof typeof DELETED {
  if (id.startsWith(NOTE)) return "note";
  if (id.startsWith(GROUP)) return "group";
  return own(workflow.regions, id) === undefined ? "node" : "region";
}

/** Deletes the selected nodes and leads what fed them on to what they fed. */
export function deleteAndHeal(): void {
  const { catalogue, selection } = useEditor.getState();
  const nodes = [...selection].filter((id) => own(useEditor.getState().workflow.nodes, id) !== undefined);
  if (nodes.length === 0) return deleteSelection();
  editor.apply((workflow) => healed(workflow, catalogue, nodes), { label: t("delete and heal") });
  announce(tn(nodes.length, "Deleted {count} node, healed", "Deleted {count} nodes, healed"));
}

/** Disables the selected nodes, or enables them when all are disabled. */
export function toggleDisabled(): void {
  const { workflow, selection } = useEditor.getState();
  const ids = [...selection];
  const disable = ids.some((id) => own(workflow.nodes, id)?.disabled !== true);
  editor.apply((before) => ids.reduce((next, id) => edits.setNode(next, id, { disabled: disable ? true : undefined }), before), {
    label: disable ? t("disable") : t("enable"),
  });
}

/** Gives a node another name; expressions that name it follow. */
export function rename(id: string, name: string): void {
  const { workflow, selection } = useEditor.getState();
  const wanted = name.trim();
  if (wanted === "" || wanted === titleOf(workflow, id)) return;
  let renamed = id;
  editor.apply(
    (before) => {
      const result = edits.renameNode(before, id, wanted);
      renamed = result.id;
      return result.workflow;
    },
    { label: t("rename") },
  );
  if (selection.has(id)) editor.select([...selection].map((each) => (each === id ? renamed : each)));
}
