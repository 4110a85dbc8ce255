import type { TopLevelSpec } from "vega-lite";
import type { ChartData, ChartPoint, ChartRequest } from "../../model/itemView.ts";
import { measureText } from "./chartChoice.ts";

export type ChartColors = {
  readonly mark: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly font: string;
};

/** In CSS pixels; `bare` axes have no titles. */
export type ChartSize = { readonly width: number; readonly height: number; readonly bare?: boolean };

const TYPES = { number: "quantitative", time: "temporal", text: "nominal" } as const;

/** Pixels below which the axes go without titles, which are beside the choices above the chart too. */
const LOW = 130;

/** The chart as Vega-Lite draws it, in the colours given. */
export function chartSpec(request: ChartRequest, data: ChartData, colors: ChartColors, { bare = false, ...size }: ChartSize): TopLevelSpec {
  const { kind } = request;
  const untitled = (bare || size.height < LOW) && { title: null };
  const banded = kind === "Bar";
  const [bin] = data.points;
  const x = {
    field: "x",
    type: banded ? ("nominal" as const) : TYPES[data.scale],
    title: request.x,
    sort: null,
    axis: { labelAngle: banded && data.points.length > 8 ? -40 : 0, labelLimit: 120, labelOverlap: true, ...binTicks(bin), ...untitled },
    ...(kind === "Scatter" && { scale: { zero: false, nice: true } }),
  };
  const y = {
    field: "y",
    type: "quantitative" as const,
    title: measureText(request),
    ...(untitled && { axis: untitled }),
    ...(kind === "Scatter" && { scale: { zero: false, nice: true } }),
  };
  const tooltip = [
    { field: "x", type: x.type, title: request.x },
    { field: "y", type: y.type, title: y.title },
  ];
  return {
    ...size,
    autosize: { type: "fit", contains: "padding" },
    background: "transparent",
    data: { values: data.points.map((point) => ({ ...point })) },
    mark: markOf(kind),
    encoding: {
      x: kind === "Histogram" ? { ...x, bin: "binned" as const } : x,
      ...(kind === "Histogram" && { x2: { field: "until" } }),
      y,
      tooltip,
    },
    config: themed(colors),
  } as TopLevelSpec;
}

/** No ticks between the edges of bins. */
function binTicks(bin: ChartPoint | undefined) {
  return typeof bin?.x === "number" && bin.until !== undefined ? { tickMinStep: bin.until - bin.x } : {};
}

function markOf(kind: ChartRequest["kind"]) {
  if (kind === "Line") return { type: "line" as const, point: { size: 24 }, strokeWidth: 2 };
  if (kind === "Scatter") return { type: "point" as const, filled: true, size: 36, opacity: 0.7 };
  // Vega-Lite leaves bars that have two edges without width where their corners are round.
  return kind === "Histogram" ? { type: "bar" as const } : { type: "bar" as const, cornerRadiusEnd: 2 };
}

function themed({ mark, ink, quiet, line, font }: ChartColors) {
  return {
    font,
    bar: { color: mark },
    line: { color: mark },
    point: { color: mark },
    view: { stroke: null },
    axis: {
      labelColor: quiet,
      titleColor: ink,
      gridColor: line,
      domainColor: line,
      tickColor: line,
      labelFontSize: 11,
      titleFontSize: 12,
      titleFontWeight: 500 as const,
    },
    axisX: { grid: false },
  };
}
