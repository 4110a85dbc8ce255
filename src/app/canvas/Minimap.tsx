import { Panel, useReactFlow } from "@xyflow/react";
import { type PointerEvent, useMemo, useRef, useState } from "react";
import { t } from "../words/words.ts";
import type { Colours } from "./drawOverview.ts";
import { type Box, boundsOf } from "./overview.ts";
import type { BoardNode } from "./useCanvasNodes.ts";
import { type Layer, useLayer } from "./useLayer.ts";

const SIZE = { width: 144, height: 96 };
const LAYER = { size: SIZE };
const EDGE = 6;
const NONE: readonly ((call: () => void) => () => void)[] = [];

/** From the board to the map. */
type Scale = { readonly x: number; readonly y: number; readonly by: number };

/** The whole board, small, with what is in sight: drag on it to move the view. */
export function Minimap({ nodes }: { readonly nodes: readonly BoardNode[] }) {
  const flow = useReactFlow();
  const scale = useRef<Scale>({ x: 0, y: 0, by: 1 });
  const [board] = useState(boardDrawer);
  const map: Layer = useMemo(
    () => ({
      draw(to, { x, y, zoom, width, height }, colours) {
        const view: Box = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
        scale.current = scaleOf(boundsOf(nodes) ?? view, view);
        to.clearRect(0, 0, SIZE.width, SIZE.height);
        to.drawImage(board(nodes, scale.current, colours), 0, 0, SIZE.width, SIZE.height);
        to.fillStyle = colours.hover;
        to.beginPath();
        to.rect(0, 0, SIZE.width, SIZE.height);
        to.rect(...placed(view, scale.current));
        to.fill("evenodd");
        to.strokeStyle = colours.accent;
        to.lineWidth = 1.5;
        to.strokeRect(...placed(view, scale.current));
      },
    }),
    [nodes, board],
  );
  const layer = useLayer(map, NONE, LAYER);
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

function placed(box: Box, { x, y, by }: Scale): [x: number, y: number, width: number, height: number] {
  return [(box.x - x) * by, (box.y - y) * by, box.width * by, box.height * by];
}

/** Draws the nodes alone, and only again where they, their place on the map or the colours are others: most moves of the view leave them. */
function boardDrawer(): (nodes: readonly BoardNode[], scale: Scale, colours: Colours) => HTMLCanvasElement {
  const image = document.createElement("canvas");
  let of: readonly unknown[] = [];
  return (nodes, scale, colours) => {
    const now = [nodes, scale.x, scale.y, scale.by, colours, devicePixelRatio];
    if (now.every((each, index) => each === of[index])) return image;
    of = now;
    image.width = Math.round(SIZE.width * devicePixelRatio);
    image.height = Math.round(SIZE.height * devicePixelRatio);
    const to = image.getContext("2d");
    to?.scale(devicePixelRatio, devicePixelRatio);
    for (const { type, position, width = 0, height = 0 } of nodes) {
      if (to === null) break;
      to.fillStyle = type === "card" ? colours["ink-3"] : colours.hover;
      const [x, y, wide, high] = placed({ ...position, width, height }, scale);
      to.fillRect(x, y, Math.max(1, wide), Math.max(1, high));
    }
    return image;
  };
}
