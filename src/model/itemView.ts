import type { Item } from "./item.ts";
import type { Json } from "./json.ts";

/** Types of what the page asks about kept data, and of the answers. Search, order and sums are made in the worker. */

/** Which items of a port, in which order: those with `search` in a key's value, however deep and in whatever case; all, as they left, where nothing is given. */
export type ItemView = { readonly search?: string; readonly sort?: ItemSort };

/** By the field `column`, or by the item itself where that is left out. Items without a value come last in either direction. */
export type ItemSort = { readonly column?: string; readonly descending?: boolean };

/** Some of the items of a view, as they stand in it. */
export type ItemPage = {
  readonly total: number;
  readonly from: number;
  readonly items: readonly Item[];
  /** Where each stood when it left the port; left out where the view is all, as it left. */
  readonly indexes?: readonly number[];
};

/** A file made of a view. Without `columns` all fields, in the order in which they appear; without a range all items. */
export type ItemExport = {
  readonly format: "csv" | "tsv" | "json";
  readonly columns?: readonly string[];
  readonly from?: number;
  readonly count?: number;
  /** Without a line of names. */
  readonly bare?: boolean;
};

export type ValueType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** What is true of all values seen at one place. */
export type ValueSchema = {
  /** Values seen. */
  readonly count: number;
  /** How many of each type; `number` are those that are no integer. */
  readonly types: Readonly<Partial<Record<ValueType, number>>>;
  /** Of numbers: the values; of texts and lists: their lengths. */
  readonly range?: { readonly number?: Range; readonly length?: Range; readonly items?: Range };
  /** All values there are, where they are few texts or numbers and repeat. */
  readonly oneOf?: readonly (string | number)[];
  readonly examples: readonly Json[];
  readonly fields?: readonly FieldSchema[];
  /** More fields than are told of. */
  readonly more?: number;
  /** Of lists: what their values are. */
  readonly items?: ValueSchema;
};
export type Range = { readonly least: number; readonly most: number };
export type FieldSchema = ValueSchema & {
  readonly name: string;
  /** Some objects lack it. */
  readonly optional: boolean;
};

export type ChartKind = "Bar" | "Line" | "Scatter" | "Histogram";
export type ChartSum = "count" | "sum" | "average" | "lowest" | "highest";

/** What a chart is drawn of. `y` is left out of histograms and of counts. */
export type ChartRequest = { readonly kind: ChartKind; readonly x: string; readonly y?: string; readonly sum?: ChartSum };

/** A point, or a bar from `x` to `until`. */
export type ChartPoint = { readonly x: number | string; readonly until?: number; readonly y: number };

export type ChartData = {
  /** What stands on the x axis. */
  readonly scale: "number" | "time" | "text";
  readonly points: readonly ChartPoint[];
  /** Items that had the values needed. */
  readonly used: number;
  /** What was left out or put together, in words; for people. */
  readonly note?: string;
};
