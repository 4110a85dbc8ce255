import type { ChartData, ChartKind, ChartRequest, ChartSum } from "../../model/itemView.ts";
import type { Json } from "../../model/json.ts";
import { shownNumber } from "../../model/shownNumber.ts";
import { locale, msg, t, tn } from "../words/words.ts";
import { cellKind } from "./cellText.ts";
import type { ItemPages } from "./itemPages.ts";
import { cellValue } from "./tableColumns.ts";

export const CHART_KINDS: readonly ChartKind[] = [msg("Bar"), msg("Line"), msg("Scatter"), msg("Histogram")];
export const CHART_SUMS: readonly ChartSum[] = [msg("sum"), msg("average"), msg("lowest"), msg("highest"), msg("count")];

/** Items looked at to guess what a column holds. */
const SAMPLE = 50;

/** Of as many items as this each may be a bar of its own. */
const FEW = 40;

/**
 * A chart that is likely wanted: a measure by a column that names things. Of few items these are the one by which the items are ordered
 * and the one that tells most of them apart, else the first.
 */
export function likelyChart(pages: ItemPages): ChartRequest | undefined {
  const keys = pages.columns.keys.filter((key) => key !== "$file");
  const numbers = keys.filter((key) => holds(pages, key, "number"));
  // Numbers that name things measure nothing.
  const measures = numbers.filter((key) => !/(?:^|[_\s])id$|Id$/i.test(key));
  const numeric = measures.length > 0 ? measures : numbers;
  const names = keys.filter((key) => holds(pages, key, "text"));
  const [first] = keys;
  if (first === undefined) return undefined;
  const few = (pages.total ?? 0) <= FEW;
  const naming = few ? mostTelling(pages, names) : names[0];
  const ordered = few && naming !== undefined ? numeric.find((key) => isOrdered(valuesOf(pages, key))) : undefined;
  const measure = ordered ?? numeric[0];
  const other = numeric[1];
  if (naming !== undefined) return measure === undefined ? { kind: "Bar", x: naming } : { kind: "Bar", x: naming, y: measure, sum: "sum" };
  if (measure !== undefined && other !== undefined) return { kind: "Scatter", x: measure, y: other };
  return measure === undefined ? { kind: "Bar", x: first } : { kind: "Histogram", x: measure };
}

function valuesOf(pages: ItemPages, key: string): readonly (Json | undefined)[] {
  return Array.from({ length: Math.min(SAMPLE, pages.total ?? 0) }, (_, index) => cellValue(pages.item(index), key));
}

/** The column with the most different values, the first of several, among those that name every item. */
function mostTelling(pages: ItemPages, keys: readonly string[]): string | undefined {
  let [best, most] = [keys[0], 0];
  for (const key of keys) {
    const values = valuesOf(pages, key);
    const different = values.every((value) => typeof value === "string") ? new Set(values).size : 0;
    if (different > most) [best, most] = [key, different];
  }
  return best;
}

/** True for numbers that only fall, or only rise, and are not two or three of them by chance. */
function isOrdered(values: readonly (Json | undefined)[]): boolean {
  const steps = values.slice(1).map((value, at) => Math.sign(Number(value) - Number(values[at])));
  return new Set(values).size > 3 && (steps.every((step) => step >= 0) || steps.every((step) => step <= 0));
}

function holds(pages: ItemPages, key: string, kind: "number" | "text"): boolean {
  const kinds = new Set<string>();
  for (let index = 0; index < SAMPLE; index += 1) kinds.add(cellKind(cellValue(pages.item(index), key)));
  kinds.delete("absent");
  kinds.delete("null");
  return kinds.size === 1 && kinds.has(kind);
}

/** What stands on the y axis. */
export function measureText({ kind, y, sum = "sum" }: ChartRequest): string {
  if (kind === "Histogram" || (kind !== "Scatter" && (y === undefined || sum === "count"))) return t("Items");
  return kind === "Scatter" ? (y ?? "") : t("{sum} of {y}", { sum: t(sum), y: y ?? "" });
}

/** A chart in a sentence, for those who do not see it. */
export function chartText(request: ChartRequest, { points }: ChartData): string {
  const heights = points.map(({ y }) => y);
  const least = heights.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const most = heights.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  const range =
    points.length === 0
      ? t("nothing to draw")
      : tn(points.length, "{count} value from {least} to {most}", "{count} values from {least} to {most}", {
          least: figure(least),
          most: figure(most),
        });
  return t("{kind} chart of {measure} by {x}: {range}.", { kind: t(request.kind), measure: measureText(request), x: request.x, range });
}

export function figure(value: number | string | undefined): string {
  return typeof value === "number" ? shownNumber(value, 8).toLocaleString(locale(), { maximumSignificantDigits: 15 }) : (value ?? "");
}
