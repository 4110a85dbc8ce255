import { Panel, useReactFlow } from "@xyflow/react";
import { type PointerEvent, useMemo, useRef } from "react";
import { t } from "../words/words.ts";
import { type Box, boundsOf } from "./overview.ts";
import type { BoardNode } from "./useCanvasNodes.ts";
import { type Layer, useLayer } from "./useLayer.ts";

const SIZE = { width: 144, height: 96 };
const EDGE = 6;
const NONE: readonly ((call: () => void) => () => void)[] = [];

/** From the board to the map. */
type Scale = { readonly x: number; readonly y: number; readonly by: number };

/** The whole board, small, with what is in sight: drag on it to move the view. */
export function Minimap({ nodes }: { readonly nodes: readonly BoardNode[] }) {
  const flow = useReactFlow();
  const scale = useRef<Scale>({ x: 0, y: 0, by: 1 });
  const map: Layer = useMemo(
    () => ({
      draw(to, { x, y, zoom, width, height }, colours) {
        const view: Box = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
        scale.current = scaleOf(boundsOf(nodes) ?? view, view);
        const { x: left, y: top, by } = scale.current;
        const place = (box: Box) => [(box.x - left) * by, (box.y - top) * by, box.width * by, box.height * by] as const;
        to.clearRect(0, 0, SIZE.width, SIZE.height);
        for (const { type, position, width: wide = 0, height: high = 0 } of nodes) {
          to.fillStyle = type === "card" ? colours["ink-3"] : colours.hover;
          const [atX, atY, w, h] = place({ ...position, width: wide, height: high });
          to.fillRect(atX, atY, Math.max(1, w), Math.max(1, h));
        }
        to.fillStyle = colours.hover;
        to.beginPath();
        to.rect(0, 0, SIZE.width, SIZE.height);
        to.rect(...place(view));
        to.fill("evenodd");
        to.strokeStyle = colours.accent;
        to.lineWidth = 1.5;
        to.strokeRect(...place(view));
      },
    }),
    [nodes],
  );
  const layer = useLayer(map, NONE, SIZE);
  const move = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const { x, y, by } = scale.current;
    void flow.setCenter((event.clientX - box.left) / by + x, (event.clientY - box.top) / by + y, { zoom: flow.getZoom() });
  };
  return (
    <Panel position="bottom-right" className="minimap">
      <canvas
        ref={layer}
        role="img"
        aria-label={t("Minimap")}
        style={SIZE}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          move(event);
        }}
        onPointerMove={move}
        onWheel={(event) => void flow.zoomTo(flow.getZoom() * (event.deltaY < 0 ? 1.15 : 1 / 1.15))}
      />
    </Panel>
  );
}

/** Shows the nodes and the view, with an edge around them, in the middle. */
function scaleOf(nodes: Box, view: Box): Scale {
  const left = Math.min(nodes.x, view.x);
  const top = Math.min(nodes.y, view.y);
  const width = Math.max(nodes.x + nodes.width, view.x + view.width) - left;
  const height = Math.max(nodes.y + nodes.height, view.y + view.height) - top;
  const by = Math.min((SIZE.width - 2 * EDGE) / width, (SIZE.height - 2 * EDGE) / height);
  return { x: left - (SIZE.width / by - width) / 2, y: top - (SIZE.height / by - height) / 2, by };
}
