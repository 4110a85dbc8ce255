import { NodeError } from "../../../model/failure.ts";
import type { Item } from "../../../model/item.ts";
import { isObject, type Json } from "../../../model/json.ts";
import { shownNumber } from "../../../model/shownNumber.ts";
import { parsePath, readField } from "../fieldPath.ts";
import { toText } from "../toText.ts";

/** What a field's values are: numbers, moments, or names. */
export type Scale = "quantitative" | "temporal" | "nominal";

export type ChartColumn = { readonly field: string; readonly scale: Scale; readonly values: readonly (number | string)[] };

const DATE = /^\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?$/;

export type Channel = "x" | "y" | "colour";
export type Scales = { readonly [channel in Channel]?: Scale };
type Wanted = { readonly param: Channel; readonly field: string };
type Found = Wanted & { readonly values: Json[]; readonly places: number[] };

/**
 * The values of the fields, from the items that have all of them. `choose` says which scales a chart takes, given those that the values
 * suggest.
 */
export function chartColumns(
  items: readonly Item[],
  wanted: readonly Wanted[],
  choose: (suggested: Scales) => Scales,
): { readonly [channel in Channel]?: ChartColumn } {
  const columns = wanted.map((want): Found => ({ ...want, values: [], places: [] }));
  const paths = columns.map(({ field }) => parsePath(field));
  for (const [index, item] of items.entries()) {
    const values = paths.map((path) => readField(item, path) ?? null);
    if (values.some((value, at) => value === null && columns[at]?.param !== "colour")) continue;
    for (const [at, column] of columns.entries()) {
      column.values.push(values[at] as Json);
      column.places.push(index);
    }
  }
  const [first] = columns;
  if (first === undefined || first.values.length === 0) throw noData(items, columns);
  const scales = choose(Object.fromEntries(columns.map(({ param, values }) => [param, scaleOf(values)])));
  return Object.fromEntries(columns.map((column) => [column.param, columnOf(column, scales[column.param] ?? "nominal")]));
}

function columnOf(column: Found, scale: Scale): ChartColumn {
  const { field, values } = column;
  if (scale === "nominal") return { field, scale, values: values.map(nameOf) };
  if (scale === "temporal") return { field, scale, values: values.map((value) => Date.parse(utc(value as string))) };
  const wrong = values.findIndex((value) => typeof value !== "number");
  if (wrong >= 0) throw notNumber(column, wrong);
  return { field, scale, values: values as number[] };
}

function nameOf(value: Json): string {
  return toText(typeof value === "number" ? shownNumber(value) : value);
}

function scaleOf(values: readonly Json[]): Scale {
  if (values.every((value) => typeof value === "number")) return "quantitative";
  return values.every(isDate) ? "temporal" : "nominal";
}

function isDate(value: Json): boolean {
  return typeof value === "string" && DATE.test(value) && !Number.isNaN(Date.parse(utc(value)));
}

/** A moment without a zone is one of UTC, whatever the zone of the machine. */
function utc(text: string): string {
  return /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes("T") ? text : `${text}Z`;
}

function notNumber({ param, field, values, places }: Found, at: number): NodeError {
  const value = values[at] as Json;
  return new NodeError("not-a-number", `“${field}” of item ${places[at]} is ${JSON.stringify(value).slice(0, 60)}, and no number.`, {
    param,
    hint: "Choose a field of numbers, or make numbers of its texts first.",
  });
}

function noData(items: readonly Item[], columns: readonly Found[]): NodeError {
  if (items.length === 0) {
    return new NodeError("no-data", "There are no items to draw.", { hint: "Let items come in, or guard the node with a condition." });
  }
  const missing = columns.find(({ field }) => items.every((item) => (readField(item, parsePath(field)) ?? null) === null));
  const [item] = items;
  const names = isObject(item) ? Object.keys(item).slice(0, 10).join(", ") : "";
  return new NodeError(
    "no-data",
    `None of the ${items.length} items has a value in ${missing === undefined ? "all fields" : `“${missing.field}”`}.`,
    {
      param: missing?.param ?? "x",
      hint: names === "" ? "Name a field of the items." : `The first item has ${names}.`,
    },
  );
}
