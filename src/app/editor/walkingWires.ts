import { itemsLeft } from "../run/runStore.ts";
import { t, tn } from "../words/words.ts";
import { selectedEdge } from "./bending.ts";
import { editor, useEditor } from "./editorStore.ts";
import { placesOf } from "./frames.ts";
import { drawingOf, titleOf, type WholeEdge } from "./portsOfNode.ts";
import { type Direction, selectedNode } from "./selecting.ts";
import { announce } from "./uiStore.ts";

/** True where there is a wire to go to from what is selected. */
export function hasWire(): boolean {
  return nextOf(1) !== undefined;
}

/** Selects the next wire: of those that leave the selected node, else of those that come to it; from a wire, the next that leaves its node. */
export function goToNextWire(): WholeEdge | undefined {
  return goTo(nextOf(1));
}

/**
 * The arrows on a selected wire: left and right to the nodes at its ends, up and down to the wires beside it. Returns the node or wire
 * that is selected then; undefined where no single wire was.
 */
export function stepFromWire(direction: Direction): { readonly node: string } | { readonly wire: WholeEdge } | undefined {
  const edge = edgeOf(selectedEdge());
  if (edge === undefined) return undefined;
  if (direction === "ArrowUp" || direction === "ArrowDown") {
    const wire = goTo(nextOf(direction === "ArrowUp" ? -1 : 1));
    return wire && { wire };
  }
  const node = (direction === "ArrowLeft" ? edge.from : edge.to).node;
  editor.select([node]);
  announce(t("{title} selected", { title: titleOf(useEditor.getState().workflow, node) }));
  return { node };
}

/** The one selected wire, where the shown run tells how many items passed it. */
export function passedWire(): WholeEdge | undefined {
  const edge = edgeOf(selectedEdge());
  return edge === undefined || itemsLeft(edge.from.node, edge.from.port) === undefined ? undefined : edge;
}

function goTo(edge: WholeEdge | undefined): WholeEdge | undefined {
  if (edge === undefined) return undefined;
  editor.select([], [edge.text]);
  const { workflow } = useEditor.getState();
  const label = t("{from} to {to}", {
    from: `${titleOf(workflow, edge.from.node)}.${edge.from.port}`,
    to: `${titleOf(workflow, edge.to.node)}.${edge.to.port}`,
  });
  const count = itemsLeft(edge.from.node, edge.from.port);
  if (count === undefined) announce(t("Wire {label}, selected", { label }));
  else announce(tn(count, "Wire {label}, {count} item, selected", "Wire {label}, {count} items, selected", { label }));
  return edge;
}

function nextOf(step: 1 | -1): WholeEdge | undefined {
  const edge = edgeOf(selectedEdge());
  const node = edge?.from.node ?? selectedNode();
  const wires = node === undefined ? edges() : wiresOf(node);
  const at = wires.findIndex(({ text }) => text === edge?.text);
  return wires.length === 0 ? undefined : wires[(at + step + wires.length) % wires.length];
}

/** What leaves a node, from the top; where nothing does, what comes to it. */
function wiresOf(node: string): readonly WholeEdge[] {
  const { workflow, catalogue } = useEditor.getState();
  const places = placesOf(workflow, catalogue);
  const height = (id: string): number => places.get(id)?.[1] ?? 0;
  const out = edges().filter(({ from }) => from.node === node);
  if (out.length > 0) return out.sort((a, b) => height(a.to.node) - height(b.to.node));
  return edges()
    .filter(({ to }) => to.node === node)
    .sort((a, b) => height(a.from.node) - height(b.from.node));
}

function edges(): WholeEdge[] {
  const { workflow, catalogue } = useEditor.getState();
  return [...drawingOf(workflow, catalogue).edges];
}

function edgeOf(text: string | undefined): WholeEdge | undefined {
  return text === undefined ? undefined : edges().find((edge) => edge.text === text);
}
