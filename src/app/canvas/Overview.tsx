import { useStoreApi } from "@xyflow/react";
import { useEffect, useMemo } from "react";
import { own } from "../../model/json.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import type { NodeRun } from "../run/runSession.ts";
import { useRunStore } from "../run/runStore.ts";
import { numberText, t } from "../words/words.ts";
import type { Wire } from "./canvasNodes.ts";
import { overviewLayer } from "./drawOverview.ts";
import { nodeAt, nodesIn, wireEnds } from "./overview.ts";
import { statusOf } from "./statusOf.ts";
import type { BoardNode } from "./useCanvasNodes.ts";
import { type Layer, useLayer } from "./useLayer.ts";
import { viewport } from "./viewport.ts";

type Props = {
  readonly nodes: readonly BoardNode[];
  readonly wires: readonly Wire[];
  /** Told which node is at the pointer, so that it can be drawn as an element and take clicks and drags. */
  readonly onPoint: (id: string | undefined) => void;
};

const MARGIN = { margin: 160 };
const RUN = [(call: () => void) => useRunStore.subscribe(call)];

/** The whole board on one layer, where the zoom leaves nothing to read: cards by their state, wires and frames. */
export function Overview({ nodes, wires, onPoint }: Props) {
  const workflow = useEditor((state) => state.workflow);
  const problems = useEditor((state) => state.problems);
  const ends = useMemo(() => wireEnds(nodes, wires), [nodes, wires]);
  const faults = useMemo(() => {
    const worst = new Map<string, "bad" | "warn">();
    for (const { node, severity } of problems) {
      if (node !== undefined && worst.get(node) !== "bad") worst.set(node, severity === "error" ? "bad" : "warn");
    }
    return worst;
  }, [problems]);
  const board: Layer = useMemo(() => {
    const runOf = (id: string) => useRunStore.getState().session.nodes.get(id);
    const toneOf = (id: string, run: NodeRun | undefined) => statusOf(run, own(workflow.nodes, id)?.disabled === true).tone;
    return overviewLayer({ nodes, ends, runOf, toneOf, faults });
  }, [nodes, ends, faults, workflow]);
  const layer = useLayer(board, RUN, MARGIN);
  usePointer(nodes, onPoint);
  useBox(nodes);
  return (
    <canvas
      ref={layer}
      className="overview"
      role="img"
      aria-label={t("{count} nodes. Zoom in to read them.", { count: numberText(nodes.length) })}
    />
  );
}

/** While no button is held: a node that is dragged stays the one that is. */
function usePointer(nodes: readonly BoardNode[], onPoint: Props["onPoint"]): void {
  const store = useStoreApi();
  useEffect(() => {
    const board = store.getState().domNode;
    const point = (event: PointerEvent): void => {
      if (event.buttons === 0) onPoint(nodeAt(nodes, viewport.toFlow({ x: event.clientX, y: event.clientY }))?.id);
    };
    board?.addEventListener("pointermove", point);
    return () => board?.removeEventListener("pointermove", point);
  }, [store, nodes, onPoint]);
}

/** The box that a drag on the canvas opens selects what it touches. */
function useBox(nodes: readonly BoardNode[]): void {
  const store = useStoreApi();
  useEffect(
    () =>
      store.subscribe(({ userSelectionRect: box, userSelectionActive, transform: [x, y, zoom] }, before) => {
        if (!userSelectionActive || box === null || box === before.userSelectionRect) return;
        editor.select(nodesIn(nodes, { x: (box.x - x) / zoom, y: (box.y - y) / zoom, width: box.width / zoom, height: box.height / zoom }));
      }),
    [store, nodes],
  );
}
