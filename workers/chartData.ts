import type { Item } from "../src/model/item.ts";
import type { ChartData, ChartPoint, ChartRequest, ChartSum } from "../src/model/itemView.ts";
import type { Json } from "../src/model/json.ts";
import { shownNumber } from "../src/model/shownNumber.ts";
import { columnValue } from "./viewIndexes.ts";

const MOST_BARS = 40;
const MOST_POINTS = 1000;
const MOST_BINS = 40;

/** What a chart of the items shows, few enough to draw: groups, bins, or a sample that is the same each time. */
export function chartData(items: readonly Item[], request: ChartRequest): ChartData {
  if (request.kind === "Histogram") return histogram(items, request.x);
  const { x, y } = request;
  const sum = y === undefined ? "count" : (request.sum ?? "sum");
  if (request.kind === "Scatter") return scatter(items, x, y ?? x);
  return request.kind === "Bar" ? bars(items, x, y, sum) : line(items, x, y, sum);
}

function histogram(items: readonly Item[], x: string): ChartData {
  const values = items.map((item) => numberOf(columnValue(item, x))).filter((value) => value !== undefined);
  if (values.length === 0) return { scale: "number", points: [], used: 0 };
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const finest = niceStep(spanOf(least, most) / Math.min(MOST_BINS, Math.max(5, Math.ceil(Math.sqrt(values.length)))));
  // Between whole numbers there is nothing to count.
  const width = values.every((value) => Number.isInteger(value)) ? Math.max(1, finest) : finest;
  const first = Math.floor(least / width);
  const counts = new Array<number>(Math.floor(most / width) - first + 1).fill(0);
  for (const value of values) counts[Math.floor(value / width) - first] = (counts[Math.floor(value / width) - first] ?? 0) + 1;
  const edge = (at: number): number => Number(((first + at) * width).toPrecision(12));
  return { scale: "number", points: counts.map((y, at) => ({ x: edge(at), until: edge(at + 1), y })), used: values.length };
}

/** From the least to the greatest; of one value alone a tenth of it; not so small beside them that edges could not be told apart. */
function spanOf(least: number, most: number): number {
  const greatest = Math.max(Math.abs(least), Math.abs(most));
  const span = most === least ? greatest / 10 : Math.max(most - least, greatest * 1e-9);
  return span < 1e-300 ? 1 : span;
}

/** 1, 2 or 5 times a power of ten, not below `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((step) => step * power >= least * 0.999_999) ?? 10) * power;
}

type Group = { key: number | string; count: number; sum: number; least: number; most: number };

/** One bar for each value of `x`, in the order in which they appear; of too many the highest. */
function bars(items: readonly Item[], x: string, y: string | undefined, sum: ChartSum): ChartData {
  const { groups, used } = grouped(items, (item) => labelOf(columnValue(item, x)), y);
  const points = groups.map((group) => ({ x: String(group.key), y: heightOf(group, sum) }));
  if (points.length <= MOST_BARS) return { scale: "text", points, used };
  const highest = points.toSorted((one, other) => other.y - one.y).slice(0, MOST_BARS);
  return { scale: "text", points: highest, used, note: `The ${MOST_BARS} highest of ${points.length.toLocaleString("en")} bars.` };
}

/** Points with the same `x` are put together; of too many neighbours too. */
function line(items: readonly Item[], x: string, y: string | undefined, sum: ChartSum): ChartData {
  const scale = scaleOf(items, x);
  const { groups, used } = grouped(items, (item) => placeOf(columnValue(item, x), scale), y);
  if (scale !== "text") groups.sort((one, other) => Number(one.key) - Number(other.key));
  if (groups.length <= MOST_POINTS) return { scale, points: groups.map((group) => ({ x: group.key, y: heightOf(group, sum) })), used };
  const each = Math.ceil(groups.length / MOST_POINTS);
  const points: ChartPoint[] = [];
  for (let at = 0; at < groups.length; at += each) {
    points.push({ x: (groups[at] as Group).key, y: heightOf(groups.slice(at, at + each).reduce(merged), sum) });
  }
  return { scale, points, used, note: `${each} neighbouring places are put together in each point.` };
}

function scatter(items: readonly Item[], x: string, y: string): ChartData {
  const scale = scaleOf(items, x);
  const all: ChartPoint[] = [];
  for (const item of items) {
    const [place, height] = [placeOf(columnValue(item, x), scale), numberOf(columnValue(item, y))];
    if (place !== undefined && height !== undefined) all.push({ x: place, y: height });
  }
  if (all.length <= MOST_POINTS) return { scale, points: all, used: all.length };
  const points = Array.from({ length: MOST_POINTS }, (_, at) => all[Math.floor((at * all.length) / MOST_POINTS)] as ChartPoint);
  return { scale, points, used: all.length, note: `${MOST_POINTS} of ${all.length.toLocaleString("en")} points, evenly chosen.` };
}

function grouped(items: readonly Item[], keyOf: (item: Item) => number | string | undefined, y: string | undefined) {
  const groups = new Map<number | string, Group>();
  let used = 0;
  for (const item of items) {
    const key = keyOf(item);
    const value = y === undefined ? 1 : numberOf(columnValue(item, y));
    if (key === undefined || value === undefined) continue;
    used += 1;
    const one = { key, count: 1, sum: value, least: value, most: value };
    const group = groups.get(key);
    groups.set(key, group === undefined ? one : merged(group, one));
  }
  return { groups: [...groups.values()], used };
}

function merged(one: Group, other: Group): Group {
  return {
    key: one.key,
    count: one.count + other.count,
    sum: one.sum + other.sum,
    least: Math.min(one.least, other.least),
    most: Math.max(one.most, other.most),
  };
}

function heightOf({ count, sum, least, most }: Group, how: ChartSum): number {
  return { count, sum, average: sum / count, lowest: least, highest: most }[how];
}

function labelOf(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === "string" ? value : JSON.stringify(typeof value === "number" ? shownNumber(value) : value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function placeOf(value: Json | undefined, scale: ChartData["scale"]): number | string | undefined {
  if (scale === "number") return numberOf(value);
  return scale === "time" ? timeOf(value) : labelOf(value);
}

/** Numbers where all values are, times where all are dates in ISO form, else texts. */
function scaleOf(items: readonly Item[], x: string): ChartData["scale"] {
  const values = items.map((item) => columnValue(item, x)).filter((value) => value !== undefined && value !== null);
  if (values.every((value) => numberOf(value) !== undefined)) return "number";
  return values.every((value) => timeOf(value) !== undefined) ? "time" : "text";
}

function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/^\s*[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?\s*$/i.test(value)) return undefined;
  return Number(value);
}

function timeOf(value: Json | undefined): number | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d\d(?:-\d\d(?:[T ].*)?)?$/.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}
