import { useStoreApi } from "@xyflow/react";
import { type RefObject, useEffect, useRef } from "react";
import { type Colours, coloursOf, type DrawLayer, type View } from "./drawOverview.ts";

/** What is drawn, and what is drawn over it where only a source called back; all again where that is left out. */
export type Layer = { readonly draw: DrawLayer; readonly touchUp?: DrawLayer };

type Size = { readonly width: number; readonly height: number };

type Options = {
  /** Of the layer in CSS pixels; that of the view where it is left out. */
  readonly size?: Size;
  /**
   * So many pixels more are drawn on each side. While the view moves within them, the layer is only shifted and scaled, which costs the
   * same however much is on it; it is drawn sharply once the view is still.
   */
  readonly margin?: number;
};

const PLAIN: Options = {};
/** Milliseconds without a move after which what was shifted is drawn again. */
const STILL = 120;
/** A layer that is scaled by more than this looks it. */
const MOST_SCALED = 1.3;
/** A canvas of more than so many times the pixels that are needed is made smaller. */
const MOST_SPARE = 2;

/**
 * A canvas element that is drawn again, at most once a frame, when the view moves, when `layer` is another object and when the theme
 * changes; where only one of `sources` called back, it is touched up at once: what calls back in a frame is seen in that frame.
 */
export function useLayer(
  layer: Layer,
  sources: readonly ((call: () => void) => () => void)[],
  { size, margin = 0 }: Options = PLAIN,
): RefObject<HTMLCanvasElement | null> {
  const element = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const drawing = useRef(layer);
  const soon = useRef<() => void>(undefined);
  useEffect(() => {
    let frame = 0;
    let whole = false;
    let still: ReturnType<typeof setTimeout> | undefined;
    let colours: Colours | undefined;
    let drawn: View | undefined;
    let area: Size = { width: 0, height: 0 };
    const show = (): void => {
      cancelAnimationFrame(frame);
      frame = 0;
      const { draw, touchUp = draw } = drawing.current;
      const [canvas, to] = [element.current, element.current?.getContext("2d")];
      if (canvas === null || to === null || to === undefined) return;
      const now = viewOf(store.getState());
      area = roomFor(size ?? grown(now, margin), area);
      const anew = fitTo(canvas, area) || whole || drawn === undefined;
      if (anew) {
        clearTimeout(still);
        drawn = size === undefined ? { ...now, ...grown(area, -margin) } : now;
        if (margin > 0) place(canvas, -margin, -margin, 1);
      }
      const { x, y, zoom, ...shown } = drawn ?? now;
      colours ??= coloursOf(canvas);
      to.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      const view = { x: x + margin, y: y + margin, zoom, ...grown(shown, margin) };
      (anew ? draw : touchUp)(to, view, colours);
      whole = false;
      canvas.dataset["drawn"] = "";
    };
    const touch = once(show);
    const again = (): void => {
      whole = true;
      frame ||= requestAnimationFrame(show);
    };
    soon.current = again;
    const follow = (): void => {
      const now = viewOf(store.getState());
      const shift = margin > 0 && !whole && drawn !== undefined ? shiftOf(drawn, now, margin) : undefined;
      if (shift === undefined || element.current === null) return again();
      place(element.current, ...shift);
      clearTimeout(still);
      if (isMoved(drawn, now)) still = setTimeout(again, STILL);
    };
    const recolour = (): void => {
      colours = undefined;
      again();
    };
    const stops = [
      onTheme(recolour),
      store.subscribe((now, before) => (showsSame(now, before) ? undefined : follow())),
      ...sources.map((source) => source(touch)),
    ];
    again();
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(still);
      for (const stop of stops) stop();
    };
  }, [store, sources, size, margin]);
  useEffect(() => {
    drawing.current = layer;
    soon.current?.();
  }, [layer]);
  return element;
}

/** Calls at the end of what runs now, once for all that ask for it until then. */
function once(call: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      call();
    });
  };
}

type Shown = { readonly transform: readonly [number, number, number]; readonly width: number; readonly height: number };

function viewOf({ transform: [x, y, zoom], width, height }: Shown): View {
  return { x, y, zoom, width, height };
}

function showsSame(now: Shown, before: Shown): boolean {
  return now.transform === before.transform && now.width === before.width && now.height === before.height;
}

/** Calls back when the colours of the theme are others. Returns what ends that. */
function onTheme(call: () => void): () => void {
  const theme = new MutationObserver(call);
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", call);
  return () => {
    theme.disconnect();
    scheme.removeEventListener("change", call);
  };
}

/**
 * Where a layer drawn for one view is to be for another, and how big: left, top, scale. Undefined where it would not fill that view or
 * look scaled.
 */
export function shiftOf(drawn: View, now: View, margin: number): readonly [left: number, top: number, scale: number] | undefined {
  const scale = now.zoom / drawn.zoom;
  if (Math.max(scale, 1 / scale) > MOST_SCALED) return undefined;
  const [left, top] = [now.x - scale * (drawn.x + margin), now.y - scale * (drawn.y + margin)];
  const [right, bottom] = [left + scale * (drawn.width + 2 * margin), top + scale * (drawn.height + 2 * margin)];
  return left <= 0 && top <= 0 && right >= now.width && bottom >= now.height ? [left, top, scale] : undefined;
}

/** False where the view only got larger or smaller: what was drawn is as sharp as before. */
function isMoved(drawn: View | undefined, now: View): boolean {
  return drawn?.x !== now.x || drawn.y !== now.y || drawn.zoom !== now.zoom;
}

/** Wider and higher by `by` at each side. */
function grown({ width, height }: Size, by: number): Size {
  return { width: width + 2 * by, height: height + 2 * by };
}

/**
 * The size of a canvas of which so much is needed: the one it has, unless that is too small or much too large. One that gets another size
 * has to be drawn anew, which takes the longer the more is on it, and what opens beside the board makes the view smaller for a while.
 */
export function roomFor(needed: Size, has: Size): Size {
  const fits = has.width >= needed.width && has.height >= needed.height;
  return fits && has.width * has.height <= MOST_SPARE * needed.width * needed.height ? has : needed;
}

function place(canvas: HTMLCanvasElement, left: number, top: number, scale: number): void {
  canvas.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
}

/** True where the canvas had another size: it is empty then. */
function fitTo(canvas: HTMLCanvasElement, { width, height }: Size): boolean {
  const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
  if (canvas.width === wide && canvas.height === high) return false;
  canvas.width = wide;
  canvas.height = high;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  return true;
}
