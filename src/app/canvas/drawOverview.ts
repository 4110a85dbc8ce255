import type { NodeRun } from "../run/runSession.ts";
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
  /** What is known of a node's run; another object whenever something of it changed. */
  readonly runOf: (id: string) => NodeRun | undefined;
  readonly toneOf: (id: string, run: NodeRun | undefined) => Tone;
  /** The nodes with an error or a warning. */
  readonly faults: ReadonlyMap<string, "bad" | "warn">;
};

export type Tone = ShownState["tone"];

const COLOUR_OF = { quiet: "ink-3", busy: "accent", good: "good", warn: "warn", bad: "bad" } as const;

/** Moves by `x` and `y` and scales by `zoom`. */
export type View = { readonly x: number; readonly y: number; readonly zoom: number; readonly width: number; readonly height: number };

const TITLE_HEIGHT = 30;
/** Below this zoom a curve looks like a line. */
const STRAIGHT = 0.2;

/** Draws into a layer of so many CSS pixels; the view is the canvas's. */
export type DrawLayer = (to: CanvasRenderingContext2D, view: View, colours: Colours) => void;

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

/**
 * A layer that shows frames and notes, then wires, then cards by their state, then what is selected. When only the run went on, just
 * the cards whose state is another are drawn over.
 */
export function overviewLayer(scene: Scene): { readonly draw: DrawLayer; readonly touchUp: DrawLayer } {
  let cards: readonly BoardNode[] = [];
  let runs: (NodeRun | undefined)[] = [];
  let tones: Tone[] = [];
  return {
    draw(to, view, colours) {
      const shown = shownBox(view);
      const seen = scene.nodes.filter((node) => touches(boxOf(node), shown));
      cards = seen.filter(({ type }) => type === "card");
      runs = cards.map(({ id }) => scene.runOf(id));
      tones = cards.map(({ id }, at) => scene.toneOf(id, runs[at]));
      to.clearRect(0, 0, view.width, view.height);
      scaled(to, view, () => drawWhole(to, scene, { seen, cards, tones }, view, colours));
    },
    touchUp(to, view, colours) {
      const changed: { readonly card: BoardNode; readonly tone: Tone }[] = [];
      cards.forEach((card, at) => {
        const run = scene.runOf(card.id);
        if (run === runs[at]) return;
        runs[at] = run;
        const tone = scene.toneOf(card.id, run);
        if (tone === tones[at]) return;
        tones[at] = tone;
        changed.push({ card, tone });
      });
      if (changed.length === 0) return;
      const those = changed.map(({ card }) => card);
      scaled(to, view, () => {
        drawTitles(
          to,
          those,
          changed.map(({ tone }) => tone),
          colours,
        );
        drawSelected(to, those, colours, view.zoom);
      });
    },
  };
}

function shownBox({ x, y, zoom, width, height }: View): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

function scaled(to: CanvasRenderingContext2D, { x, y, zoom }: View, draw: () => void): void {
  to.save();
  to.translate(x, y);
  to.scale(zoom, zoom);
  draw();
  to.restore();
}

type Seen = { readonly seen: readonly BoardNode[]; readonly cards: readonly BoardNode[]; readonly tones: readonly Tone[] };

function drawWhole(
  to: CanvasRenderingContext2D,
  { ends, faults }: Scene,
  { seen, cards, tones }: Seen,
  view: View,
  colours: Colours,
): void {
  const { zoom } = view;
  drawFrames(to, seen, colours, zoom);
  drawWires(to, ends, shownBox(view), colours["line-strong"], zoom);
  fill(to, cards.map(boxOf), colours.card);
  outline(to, cards.map(boxOf), colours["card-line"], 1 / zoom);
  drawTitles(to, cards, tones, colours);
  for (const fault of ["warn", "bad"] as const) {
    const faulty = cards.filter(({ id }) => faults.get(id) === fault).map(boxOf);
    fill(
      to,
      faulty.map((box) => ({ x: box.x + box.width - 40, y: box.y + TITLE_HEIGHT + 12, width: 28, height: 28 })),
      colours[fault],
    );
  }
  drawSelected(to, seen, colours, zoom);
}

/** The upper edge of each card, by its state. */
function drawTitles(to: CanvasRenderingContext2D, cards: readonly BoardNode[], tones: readonly Tone[], colours: Colours): void {
  const titles = new Map<Tone, Box[]>();
  cards.forEach((card, at) => {
    const tone = tones[at] as Tone;
    const title = { ...boxOf(card), height: TITLE_HEIGHT };
    const same = titles.get(tone);
    if (same === undefined) titles.set(tone, [title]);
    else same.push(title);
  });
  for (const [tone, boxes] of titles) fill(to, boxes, colours[COLOUR_OF[tone]]);
}

function drawSelected(to: CanvasRenderingContext2D, nodes: readonly BoardNode[], colours: Colours, zoom: number): void {
  outline(to, nodes.filter(({ selected }) => selected).map(boxOf), colours.accent, 2 / zoom);
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
    const [x1, y1, x2, y2] = [ends[at] as number, ends[at + 1] as number, ends[at + 2] as number, ends[at + 3] as number];
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
  to.fillStyle = colour;
  for (const { x, y, width, height } of boxes) to.fillRect(x, y, width, height);
}

function outline(to: CanvasRenderingContext2D, boxes: readonly Box[], colour: string, width: number): void {
  to.lineWidth = width;
  to.strokeStyle = colour;
  for (const box of boxes) to.strokeRect(box.x, box.y, box.width, box.height);
}
