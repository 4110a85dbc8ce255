import { useStoreApi } from "@xyflow/react";
import { type RefObject, useEffect, useRef } from "react";
import type { View } from "./drawOverview.ts";
import { type Colours, coloursOf } from "./drawOverview.ts";

/** Draws into a layer of so many CSS pixels; the view is the canvas's. */
export type DrawLayer = (to: CanvasRenderingContext2D, view: View, colours: Colours) => void;

/**
 * A canvas element that is drawn again, at most once a frame, when the view moves, when `draw` is another function, when the theme
 * changes, and whenever one of `sources` calls back. `size`: of the layer; that of the view where it is left out.
 */
export function useLayer(
  draw: DrawLayer,
  sources: readonly ((call: () => void) => () => void)[],
  size?: { readonly width: number; readonly height: number },
): RefObject<HTMLCanvasElement | null> {
  const element = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const drawing = useRef(draw);
  const soon = useRef<() => void>(undefined);
  useEffect(() => {
    let frame = 0;
    let colours: Colours | undefined;
    const show = (): void => {
      frame = 0;
      const canvas = element.current;
      const to = canvas?.getContext("2d");
      if (canvas === null || to === null || to === undefined) return;
      const { transform, width, height } = store.getState();
      fitTo(canvas, size ?? { width, height });
      colours ??= coloursOf(canvas);
      to.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      drawing.current(to, { x: transform[0], y: transform[1], zoom: transform[2], width, height }, colours);
      canvas.dataset["drawn"] = "";
    };
    soon.current = () => {
      frame ||= requestAnimationFrame(show);
    };
    const again = soon.current;
    const recolour = (): void => {
      colours = undefined;
      again();
    };
    const theme = new MutationObserver(recolour);
    theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", recolour);
    const stops = [
      store.subscribe((now, before) =>
        now.transform === before.transform && now.width === before.width && now.height === before.height ? undefined : again(),
      ),
      ...sources.map((source) => source(again)),
    ];
    again();
    return () => {
      cancelAnimationFrame(frame);
      theme.disconnect();
      scheme.removeEventListener("change", recolour);
      for (const stop of stops) stop();
    };
  }, [store, sources, size]);
  useEffect(() => {
    drawing.current = draw;
    soon.current?.();
  }, [draw]);
  return element;
}

function fitTo(canvas: HTMLCanvasElement, { width, height }: { readonly width: number; readonly height: number }): void {
  const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}
