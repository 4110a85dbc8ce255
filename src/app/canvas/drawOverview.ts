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
  let boxes: readonly Box[] = [];
  let runs: (NodeRun | undefined)[] = [];
  let tones: Tone[] = [];
  return {
    draw(to, view, colours) {
      const shown = shownBox(view);
      const seen = scene.nodes.filter((node) => touches(boxOf(node), shown));
      cards = seen.filter(({ type }) => type === "card");
      boxes = cards.map(boxOf);
      runs = cards.map(({ id }) => scene.runOf(id));
      tones = cards.map(({ id }, at) => scene.toneOf(id, runs[at]));
      to.clearRect(0, 0, view.width, view.height);
      scaled(to, view, () => drawWhole(to, scene, { seen, cards, boxes, tones }, view, colours));
    },
    touchUp(to, view, colours) {
      const changed: { readonly card: BoardNode; readonly box: Box; readonly tone: Tone }[] = [];
      cards.forEach((card, at) => {
        const run = scene.runOf(card.id);
        if (run === runs[at]) return;
        runs[at] = run;
        const tone = scene.toneOf(card.id, run);
        if (tone === tones[at]) return;
        tones[at] = tone;
        changed.push({ card, box: boxes[at] as Box, tone });
      });
      if (changed.length === 0) return;
      const those = changed.map(({ card }) => card);
      const [at, now] = [changed.map(({ box }) => box), changed.map(({ tone }) => tone)];
      scaled(to, view, () => {
        drawTitles(to, at, now, colours);
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

type Seen = {
  readonly seen: readonly BoardNode[];
  readonly cards: readonly BoardNode[];
  /** Of the cards, as the tones are. */
  readonly boxes: readonly Box[];
  readonly tones: readonly Tone[];
};

function drawWhole(
  to: CanvasRenderingContext2D,
  { ends, faults }: Scene,
  { seen, cards, boxes, tones }: Seen,
  view: View,
  colours: Colours,
): void {
  const { zoom } = view;
  drawFrames(to, seen, colours, zoom);
  drawWires(to, ends, shownBox(view), colours["line-strong"], zoom);
  fill(to, boxes, colours.card);
  outline(to, boxes, colours["card-line"], 1 / zoom);
  drawTitles(to, boxes, tones, colours);
  for (const fault of faults.size === 0 ? [] : (["warn", "bad"] as const)) {
    const faulty = boxes.filter((_, at) => faults.get(cards[at]?.id ?? "") === fault);
    fill(
      to,
      faulty.map((box) => ({ x: box.x + box.width - 40, y: box.y + TITLE_HEIGHT + 12, width: 28, height: 28 })),
      colours[fault],
    );
  }
  drawSelected(to, seen, colours, zoom);
}

/** The upper edge of each card, by its state. */
function drawTitles(to: CanvasRenderingContext2D, boxes: readonly Box[], tones: readonly Tone[], colours: Colours): void {
  for (const tone of new Set(tones)) {
    to.fillStyle = colours[COLOUR_OF[tone]];
    boxes.forEach(({ x, y, width }, at) => {
      if (tones[at] === tone) to.fillRect(x, y, width, TITLE_HEIGHT);
    });
  }
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
  to.lineWidth = 1 / zoom;
  to.strokeStyle = colour;
  if (zoom < STRAIGHT) {
    const { path, box } = linesOf(ends);
    if (holds(shown, box)) return to.stroke(path);
  }
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
  to.stroke();
}

/** All wires as lines, and the box around them. */
type Lines = { readonly path: Path2D; readonly box: Box };

const lines = new WeakMap<Float32Array, Lines>();

/** Made once for wires that stay where they are: a view of all of them draws them as one thing. */
function linesOf(ends: Float32Array): Lines {
  const known = lines.get(ends);
  if (known !== undefined) return known;
  const path = new Path2D();
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < ends.length; at += 4) {
    const [x1, y1, x2, y2] = [ends[at] as number, ends[at + 1] as number, ends[at + 2] as number, ends[at + 3] as number];
    // No number where an end is not drawn.
    if (Number.isNaN(x1 + x2)) continue;
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
    [left, right] = [Math.min(left, x1, x2), Math.max(right, x1, x2)];
    [top, bottom] = [Math.min(top, y1, y2), Math.max(bottom, y1, y2)];
  }
  const made = { path, box: { x: left, y: top, width: right - left, height: bottom - top } };
  lines.set(ends, made);
  return made;
}

function holds(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
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
