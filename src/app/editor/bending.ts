import { bendsOf, setBends } from "../../model/annotations.ts";
import { bendIndex } from "../canvas/wirePath.ts";
import { t } from "../words/words.ts";
import { editor, useEditor } from "./editorStore.ts";
import { CARD, onGrid, positionsOf } from "./grid.ts";
import { edgeOf } from "./splicing.ts";
import type { Point } from "./uiStore.ts";

/** The one selected wire. */
export function selectedEdge(): string | undefined {
  const { selectedEdges, selection } = useEditor.getState();
  return selectedEdges.size === 1 && selection.size === 0 ? [...selectedEdges][0] : undefined;
}

/** True where the one selected wire bends. */
export function isBent(): boolean {
  const edge = selectedEdge();
  return edge !== undefined && bendsOf(useEditor.getState().workflow, edge).length > 0;
}

/** Makes a wire bend at a point; without one, below its middle. */
export function bend(text: string, at?: Point): void {
  const { workflow, catalogue } = useEditor.getState();
  const edge = edgeOf(workflow, catalogue, text);
  const positions = positionsOf(workflow);
  const [from, to] = [edge && positions.get(edge.from.node), edge && positions.get(edge.to.node)];
  const start: Point = { x: (from?.[0] ?? 0) + CARD.width, y: (from?.[1] ?? 0) + CARD.height / 2 };
  const end: Point = { x: to?.[0] ?? start.x + CARD.width, y: (to?.[1] ?? start.y) + CARD.height / 2 };
  const point = at ?? { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 + CARD.height };
  const bends = bendsOf(workflow, text);
  const index = bendIndex([start, ...bends.map(([x, y]) => ({ x, y })), end], point);
  editor.apply((before) => setBends(before, text, [...bends.slice(0, index), onGrid(point), ...bends.slice(index)]), {
    label: t("bend wire"),
  });
}

/** Takes all bends of the selected wire away. */
export function straighten(): void {
  const edge = selectedEdge();
  if (edge !== undefined) editor.apply((workflow) => setBends(workflow, edge, []), { label: t("straighten wire") });
}
