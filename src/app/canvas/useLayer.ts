import { useStoreApi } from "@xyflow/react";
import { type RefObject, useEffect, useRef } from "react";
import { type Colours, coloursOf, type DrawLayer } from "./drawOverview.ts";

/** What is drawn, and what is drawn over it where only a source called back; all again where that is left out. */
export type Layer = { readonly draw: DrawLayer; readonly touchUp?: DrawLayer };

/**
 * A canvas element that is drawn again, at most once a frame, when the view moves, when `layer` is another object and when the theme
 * changes; where only one of `sources` called back, it is touched up. `size`: of the layer; that of the view where it is left out.
 */
export function useLayer(
  layer: Layer,
  sources: readonly ((call: () => void) => () => void)[],
  size?: { readonly width: number; readonly height: number },
): RefObject<HTMLCanvasElement | null> {
  const element = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const drawing = useRef(layer);
  const soon = useRef<() => void>(undefined);
  useEffect(() => {
    let frame = 0;
    let whole = false;
    let colours: Colours | undefined;
    const show = (): void => {
      frame = 0;
      const { draw, touchUp = draw } = drawing.current;
      const canvas = element.current;
      const to = canvas?.getContext("2d");
      if (canvas === null || to === null || to === undefined) return;
      const { transform, width, height } = store.getState();
      const paint = fitTo(canvas, size ?? { width, height }) || whole ? draw : touchUp;
      colours ??= coloursOf(canvas);
      to.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      paint(to, { x: transform[0], y: transform[1], zoom: transform[2], width, height }, colours);
      whole = false;
      canvas.dataset["drawn"] = "";
    };
    const touch = (): void => {
      frame ||= requestAnimationFrame(show);
    };
    const again = (): void => {
      whole = true;
      touch();
    };
    soon.current = again;
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
      ...sources.map((source) => source(touch)),
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
    drawing.current = layer;
    soon.current?.();
  }, [layer]);
  return element;
}

/** True where the canvas had another size: it is empty then. */
function fitTo(canvas: HTMLCanvasElement, { width, height }: { readonly width: number; readonly height: number }): boolean {
  const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
  if (canvas.width === wide && canvas.height === high) return false;
  canvas.width = wide;
  canvas.height = high;
  return true;
}
