import { useReactFlow } from "@xyflow/react";
import type { PointerEvent } from "react";
import { setBends } from "../../model/annotations.ts";
import type { Position } from "../../model/workflow.ts";
import { editor } from "../editor/editorStore.ts";
import { t } from "../words/words.ts";
import { whereDropped } from "./whereDropped.ts";

type Props = { readonly edge: string; readonly bends: readonly Position[] };

/** The points that a wire bends at: dragged with the pointer, taken away by a double click. */
export function WireBends({ edge, bends }: Props) {
  const flow = useReactFlow();
  const put = (points: readonly Position[], label: string, group?: string): void =>
    editor.apply((workflow) => setBends(workflow, edge, points), group === undefined ? { label } : { label, group });
  const drag = (index: number) => (down: PointerEvent<SVGCircleElement>) => {
    if (down.button !== 0) return;
    down.stopPropagation();
    const handle = down.currentTarget;
    const visit = editor.newVisit("bend");
    handle.setPointerCapture(down.pointerId);
    handle.onpointermove = (move) => {
      const at = whereDropped(flow.screenToFlowPosition({ x: move.clientX, y: move.clientY }));
      put(
        bends.map((bend, each) => (each === index ? at : bend)),
        t("move bend"),
        visit,
      );
    };
    handle.onpointerup = () => {
      handle.onpointermove = null;
    };
  };
  return bends.map(([x, y], index) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu of the wire straightens it by keyboard
    <circle
      // biome-ignore lint/suspicious/noArrayIndexKey: a bend has no identity but its place
      key={index}
      className="wire-bend nodrag nopan"
      cx={x}
      cy={y}
      r={5}
      onPointerDown={drag(index)}
      onDoubleClick={(event) => {
        event.stopPropagation();
        put(
          bends.filter((_bend, each) => each !== index),
          t("remove bend"),
        );
      }}
    />
  ));
}
