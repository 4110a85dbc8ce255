import type { ChartColumn, Channel as Name, Scales } from "./chartRows.ts";
import { textWidth } from "./textWidth.ts";

export type ChartKind = "bar" | "line" | "area" | "scatter" | "histogram" | "pie";

export type Look = { readonly title: string; readonly width: number; readonly height: number; readonly bins: number };

type Columns = { readonly [channel in Name]?: ChartColumn };
type Channel = Record<string, unknown>;

/** Size of the texts at an axis, and the most characters of one. */
const LABEL = 11;
const LONGEST = 28;

const INK = "#1f2430";
const QUIET = "#5b6270";
const COLOURS = ["#3b6fd4", "#d9772b", "#3a9a6b", "#c2456b", "#7a5cc9", "#a8841f", "#2f95a8", "#8a8f99"];

const MARKS: Readonly<Record<ChartKind, unknown>> = {
  bar: "bar",
  line: { type: "line", strokeWidth: 2 },
  area: { type: "area", opacity: 0.85 },
  scatter: { type: "point", filled: true, size: 36, opacity: 0.75 },
  histogram: { type: "bar", binSpacing: 1 },
  pie: { type: "arc", stroke: "white", strokeWidth: 1 },
};

const CONFIG = {
  font: "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif",
  background: "white",
  axis: {
    labelColor: QUIET,
    titleColor: INK,
    labelFontSize: LABEL,
    titleFontSize: 12,
    titleFontWeight: 600,
    gridColor: "#e6e8ec",
    domainColor: "#9aa1ad",
    tickColor: "#9aa1ad",
  },
  legend: { labelColor: QUIET, titleColor: INK, labelFontSize: LABEL, titleFontSize: 12, titleFontWeight: 600, symbolLimit: 40 },
  title: { color: INK, fontSize: 15, fontWeight: 600, anchor: "start", offset: 12 },
  view: { stroke: null },
  range: { category: COLOURS },
};

/** The scales that a kind of chart takes, given those that its values suggest. */
export function scalesOf(kind: ChartKind, { x, y }: Scales): Scales {
  if (kind === "histogram") return { x: "quantitative" };
  if (kind === "pie") return { x: "nominal", y: "quantitative" };
  if (kind === "scatter") return { x: x ?? "nominal", y: y ?? "nominal" };
  if (kind !== "bar") return { x: x ?? "nominal", y: "quantitative" };
  const lying = x === "quantitative" && y !== undefined && y !== "quantitative";
  return lying ? { x: "quantitative", y: "nominal" } : { x: "nominal", y: "quantitative" };
}

/** A chart of Vega-Lite: its rows have the fields `x`, `y` and `colour`, so that no name of a field means anything to it. */
export function chartSpec(kind: ChartKind, columns: Columns, look: Look): Record<string, unknown> {
  const rows = (columns.x?.values ?? []).map((_, at) =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.values[at]])),
  );
  return {
    data: { values: rows },
    mark: MARKS[kind],
    width: look.width,
    height: look.height,
    autosize: { type: "fit", contains: "padding" },
    padding: 12,
    ...(look.title === "" ? {} : { title: look.title, description: look.title }),
    encoding: kind === "pie" ? slices(columns) : { ...axes(kind, columns, look), ...series(columns) },
    config: CONFIG,
  };
}

function axes(kind: ChartKind, { x, y }: Columns, { bins, width }: Look): Record<string, Channel> {
  const counted = { aggregate: "count", type: "quantitative", title: "Items" };
  if (kind === "histogram") return { x: { ...channel("x", x), bin: { maxbins: bins } }, y: counted };
  const across = { ...channel("x", x), ...nominalAxis(x, width) };
  if (y === undefined) return { x: across, y: counted };
  const up = { ...channel("y", y), ...nominalAxis(y, 0) };
  if (kind === "bar") return x?.scale === "nominal" ? { x: across, y: summed(up) } : { x: summed(across), y: up };
  const free = { scale: { zero: false } };
  return {
    x: x?.scale === "quantitative" ? { ...across, ...free } : across,
    y: kind === "scatter" && y.scale === "quantitative" ? { ...up, ...free } : up,
  };
}

/** Bars of the same name are one. */
function summed(channel: Channel): Channel {
  return { ...channel, aggregate: "sum" };
}

/**
 * Names lie along an axis where they fit, and stand where they do not. `room` is the length of the axis, 0 for one whose names lie in any
 * case. How far they reach is said here, because Vega guesses it where there are no fonts.
 */
function nominalAxis(column: ChartColumn | undefined, room: number): Channel {
  if (column?.scale !== "nominal") return {};
  const names = [...new Set(column.values as readonly string[])];
  const widest = Math.max(...names.map((name) => textWidth(shortened(name), LABEL)));
  const fits = names.length * (widest + 12) <= room * 0.85;
  const reach = Math.ceil(fits ? LABEL : widest) + 8;
  const turned = room > 0 && !fits;
  return {
    axis: {
      labelAngle: turned ? -90 : 0,
      labelOverlap: turned || room === 0,
      labelLimit: 0,
      labelExpr: `length(datum.label) > ${LONGEST} ? slice(datum.label, 0, ${LONGEST - 1}) + "…" : datum.label`,
      minExtent: reach,
      maxExtent: reach,
    },
  };
}

function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

function series({ colour }: Columns): Record<string, Channel> {
  return { color: colour === undefined ? { value: COLOURS[0] } : channel("colour", colour) };
}

function slices({ x, y }: Columns): Record<string, Channel> {
  const size = y === undefined ? { aggregate: "count" } : { field: "y", aggregate: "sum" };
  return {
    theta: { ...size, type: "quantitative", stack: true },
    color: channel("x", x),
    order: { field: "x", type: "nominal", sort: null },
  };
}

function channel(name: Name, column: ChartColumn | undefined): Channel {
  const { field = "", scale = "nominal" } = column ?? {};
  const about = { field: name, type: scale, title: field };
  if (scale === "temporal") return { ...about, scale: { type: "utc" } };
  return scale === "nominal" ? { ...about, sort: null } : about;
}
