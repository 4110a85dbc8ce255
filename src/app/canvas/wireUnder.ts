import type { NodeDescription } from "../../model/nodeType.ts";
import { fittingPort } from "../editor/connecting.ts";
import { useEditor } from "../editor/editorStore.ts";
import { edgeToStandIn, isLoose } from "../editor/insertingOnEdge.ts";
import type { WholeEdge } from "../editor/portsOfNode.ts";
import { edgeOf } from "../editor/splicing.ts";
import type { Point } from "../editor/uiStore.ts";
import { viewport } from "./viewport.ts";

/** Pixels of the window over and under the middle of a card at which a wire is still met; to each a wire adds the width it is clicked in. */
const REACH = [0, -10, 10] as const;

/** The wire that is marked, and what of React Flow shows it. No component is drawn again for the mark. */
let marked: { readonly text: string; readonly element: HTMLElement | SVGElement } | undefined;

/** Marks the wire under a card that is dragged alone, where it can stand in it: what it is dropped on. */
export function markUnderCard(node: string, middle: Point): void {
  mark(isLoose(node) ? wireAt(viewport.toWindow(middle), (text) => edgeToStandIn(node, text) !== undefined) : undefined);
}

/** Marks the wire under the pointer, where a node of the type that is dragged can stand in it; a region can in each. */
export function markUnderType(type: NodeDescription | undefined, at: Point): void {
  mark(wireAt(at, (text) => edgeForType(type, text) !== undefined));
}

/** The edge with this text, where a new node of a type can stand in it. */
function edgeForType(type: NodeDescription | undefined, text: string): WholeEdge | undefined {
  const { workflow, catalogue } = useEditor.getState();
  const edge = edgeOf(workflow, catalogue, text);
  if (edge === undefined || type === undefined) return edge;
  if (fittingPort(type, { ...edge.from, side: "output" }) === undefined) return undefined;
  return fittingPort(type, { ...edge.to, side: "input" }) === undefined ? undefined : edge;
}

/** Takes the mark away and answers with the edge that had it. */
export function takeMarked(): string | undefined {
  const text = marked?.text;
  mark(undefined);
  return text;
}

function mark(next: typeof marked): void {
  if (next?.element === marked?.element) return;
  delete marked?.element.dataset["under"];
  if (next !== undefined) next.element.dataset["under"] = "";
  marked = next;
}

/** The first wire drawn at a point of the window that fits. */
function wireAt({ x, y }: Point, fits: (text: string) => boolean): typeof marked {
  const seen = new Set<Element>();
  for (const off of REACH) {
    for (const part of document.elementsFromPoint(x, y + off)) {
      const element = part.closest<SVGElement>(".react-flow__edge");
      const text = element?.dataset["id"];
      if (element === null || text === undefined || seen.has(element)) continue;
      seen.add(element);
      if (fits(text)) return { text, element };
    }
  }
  return undefined;
}
