import { useEffect, useRef, useState } from "react";
import type { ChartData, ChartRequest } from "../../model/itemView.ts";
import { t } from "../words/words.ts";
import { type ChartColors, type ChartSize, chartSpec } from "./chartSpec.ts";

type Props = {
  readonly request: ChartRequest;
  readonly data: ChartData /** The chart in a sentence. */;
  readonly text: string;
  readonly bare: boolean;
};

/** A chart on a canvas, drawn again in another size or theme. */
export function ChartDrawing({ request, data, text, bare }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [failed, fail] = useState<string | undefined>(undefined);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let drawing = Promise.resolve<Drawn | undefined>(undefined);
    let size = "";
    const draw = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0 || height === 0) return;
      drawing = drawing.then(async (before) => {
        before?.finalize();
        return drawOn(element, request, data, { width, height, bare });
      });
      drawing.catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
    };
    const sized = new ResizeObserver(() => {
      const next = `${element.clientWidth}x${element.clientHeight}`;
      if (next === size) return;
      size = next;
      draw();
    });
    sized.observe(element);
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", draw);
    return () => {
      sized.disconnect();
      themed.disconnect();
      dark.removeEventListener("change", draw);
      void drawing.then((view) => view?.finalize()).catch(() => undefined);
    };
  }, [request, data, bare]);
  if (failed !== undefined) return <p className="panel-empty">{t("The chart cannot be drawn: {failed}", { failed })}</p>;
  return (
    <div className="chart-drawing" role="img" aria-label={text}>
      <div ref={place} />
    </div>
  );
}

type Drawn = { finalize(): unknown };

/** Vega without `eval`: its expressions are interpreted, as the page's policy wants it. */
async function drawOn(element: HTMLElement, request: ChartRequest, data: ChartData, size: ChartSize): Promise<Drawn> {
  const [{ parse, View }, { compile }, { expressionInterpreter }] = await Promise.all([
    import("vega"),
    import("vega-lite"),
    import("vega-interpreter"),
  ]);
  const spec = compile(chartSpec(request, data, colorsOf(element), size)).spec;
  const view = new View(parse(spec, undefined, { ast: true }), { expr: expressionInterpreter, renderer: "canvas", container: element });
  await view.runAsync();
  return view;
}

/** The tokens as they are in the theme that is shown. Each has a probe of its own: one that changes may be under way to its colour. */
function colorsOf(element: HTMLElement): ChartColors {
  const color = (token: string): string => {
    const probe = document.createElement("span");
    probe.style.color = `var(${token})`;
    element.append(probe);
    const { color: computed } = getComputedStyle(probe);
    probe.remove();
    return computed;
  };
  return {
    mark: color("--accent"),
    ink: color("--ink"),
    quiet: color("--ink-2"),
    line: color("--line"),
    font: "system-ui, sans-serif",
  };
}
