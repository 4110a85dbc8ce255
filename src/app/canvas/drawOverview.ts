import { type Box, boxOf, touches } from "./overview.ts";
import type { ShownState } from "./statusOf.ts";
import type { BoardNode } from "./useCanvasNodes.ts";

/** The tokens of the theme that layers are drawn with. */
const TOKENS = ["card", "card-line", "line-strong", "hover", "panel", "ink-3", "accent", "good", "warn", "bad"] as const;
export type Colours = Readonly<Record<(typeof TOKENS)[number], string>>;

/** What is drawn, and how its nodes are. */
export type Scene = {
  readonly nodes: readonly BoardNode[];
  /** Four numbers a wire: see `wireEnds`. */
  readonly ends: Float32Array;
  readonly tone: (id: string) => ShownState["tone"];
  /** The nodes with an error or a warning. */
  readonly faults: ReadonlyMap<string, "bad" | "warn">;
};

const COLOUR_OF = { quiet: "ink-3", busy: "accent", good: "good", warn: "warn", bad: "bad" } as const;
const TONES = Object.keys(COLOUR_OF) as readonly ShownState["tone"][];

/** Moves by `x` and `y` and scales by `zoom`. */
export type View = { readonly x: number; readonly y: number; readonly zoom: number; readonly width: number; readonly height: number };

const TITLE_HEIGHT = 30;
/** Below this zoom a curve looks like a line. */
const STRAIGHT = 0.2;

/** The colours as an element shows them; `light-dark()` is worked out by the browser. */
export function coloursOf(element: HTMLElement): Colours {
  const probe = getComputedStyle(element);
  const before = element.style.color;
  // A colour on its way from another would be told as the other.
  element.style.transitionProperty = "none";
  const found = TOKENS.map((name) => {
    element.style.color = `var(--${name})`;
    return [name, probe.color] as const;
  });
  element.style.color = before;
  return Object.fromEntries(found) as Colours;
}

/** Draws all that a view shows: frames and notes, then wires, then cards by their state, then what is selected. */
export function drawOverview(to: CanvasRenderingContext2D, { nodes, ends, tone, faults }: Scene, view: View, colours: Colours): void {
  const { x, y, zoom, width, height } = view;
  const shown: Box = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const seen = nodes.filter((node) => touches(boxOf(node), shown));
  to.clearRect(0, 0, width, height);
  to.save();
  to.translate(x, y);
  to.scale(zoom, zoom);
  drawFrames(to, seen, colours, zoom);
  drawWires(to, ends, shown, colours["line-strong"], zoom);
  const cards = seen.filter(({ type }) => type === "card");
  fill(to, cards.map(boxOf), colours.card);
  outline(to, cards.map(boxOf), colours["card-line"], 1 / zoom);
  for (const each of TONES) {
    const titles = cards.filter(({ id }) => tone(id) === each).map((card) => ({ ...boxOf(card), height: TITLE_HEIGHT }));
    fill(to, titles, colours[COLOUR_OF[each]]);
  }
  for (const fault of ["warn", "bad"] as const) {
    const faulty = cards.filter(({ id }) => faults.get(id) === fault).map(boxOf);
    fill(
      to,
      faulty.map((box) => ({ x: box.x + box.width - 40, y: box.y + TITLE_HEIGHT + 12, width: 28, height: 28 })),
      colours[fault],
    );
  }
  outline(to, seen.filter(({ selected }) => selected).map(boxOf), colours.accent, 2 / zoom);
  to.restore();
}

function drawFrames(to: CanvasRenderingContext2D, seen: readonly BoardNode[], colours: Colours, zoom: number): void {
  const boxes = seen.filter(({ type }) => type !== "card").map(boxOf);
  fill(to, boxes, colours.hover);
  outline(to, boxes, colours["line-strong"], 1 / zoom);
}

function drawWires(to: CanvasRenderingContext2D, ends: Float32Array, shown: Box, colour: string, zoom: number): void {
  const [right, bottom] = [shown.x + shown.width, shown.y + shown.height];
  to.beginPath();
  for (let at = 0; at < ends.length; at += 4) {
    const [x1, y1, x2, y2] = ends.subarray(at, at + 4) as unknown as readonly [number, number, number, number];
    // Where an end is not drawn this is false for it, too.
    const inside = Math.max(x1, x2) >= shown.x && Math.min(x1, x2) <= right && Math.max(y1, y2) >= shown.y && Math.min(y1, y2) <= bottom;
    if (!inside) continue;
    to.moveTo(x1, y1);
    const reach = Math.max(40, Math.abs(x2 - x1) / 2);
    if (zoom < STRAIGHT) to.lineTo(x2, y2);
    else to.bezierCurveTo(x1 + reach, y1, x2 - reach, y2, x2, y2);
  }
  to.lineWidth = 1 / zoom;
  to.strokeStyle = colour;
  to.stroke();
}

function fill(to: CanvasRenderingContext2D, boxes: readonly Box[], colour: string): void {
  to.beginPath();
  for (const { x, y, width, height } of boxes) to.rect(x, y, width, height);
  to.fillStyle = colour;
  to.fill();
}

function outline(to: CanvasRenderingContext2D, boxes: readonly Box[], colour: string, width: number): void {
  to.beginPath();
  for (const box of boxes) to.rect(box.x, box.y, box.width, box.height);
  to.lineWidth = width;
  to.strokeStyle = colour;
  to.stroke();
}
