import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

const there = { param: "mode", in: ["pivot"] };
const back = { param: "mode", in: ["unpivot"] };

export const pivotParams = {
  mode: {
    kind: "choice",
    label: "Turn",
    options: [
      { value: "pivot", label: "Values into fields" },
      { value: "unpivot", label: "Fields into items" },
    ],
    default: "pivot",
  },
  by: {
    kind: "texts",
    label: "Fields that stay",
    namesField: true,
    help: "For example country or address.city: one item for each of their values. When turning fields into items, they go into each.",
    placeholder: "country",
    default: [],
  },
  column: {
    kind: "text",
    label: "Names from",
    namesField: true,
    help: "The field whose values become the names of fields.",
    placeholder: "year",
    required: true,
    showIf: there,
  },
  value: {
    kind: "text",
    label: "Values from",
    namesField: true,
    help: "May be left out for a count.",
    placeholder: "total",
    default: "",
    showIf: there,
  },
  op: {
    kind: "choice",
    label: "Of several values",
    options: [
      { value: "sum", label: "Sum" },
      { value: "count", label: "Count" },
      { value: "average", label: "Average" },
      { value: "min", label: "Smallest" },
      { value: "max", label: "Largest" },
      { value: "median", label: "Median" },
      { value: "first", label: "First value" },
      { value: "last", label: "Last value" },
      { value: "list", label: "List of values" },
      { value: "join", label: "Values joined to a text" },
    ],
    default: "sum",
    showIf: there,
  },
  prefix: { kind: "text", label: "Before each name", default: "", showIf: there },
  fields: {
    kind: "texts",
    label: "Fields to turn",
    namesField: true,
    help: "Without any, all but those that stay.",
    placeholder: "2023",
    default: [],
    showIf: back,
  },
  nameAs: { kind: "text", label: "Field for the name", default: "name", showIf: back },
  valueAs: { kind: "text", label: "Field for the value", default: "value", showIf: back },
} as const satisfies Fields;

export const pivot = defineNode({
  type: "pivot",
  title: "Pivot",
  icon: "table-properties",
  category: "items",
  aliases: ["cross table", "crosstab", "transpose", "unpivot", "melt", "rows to columns", "columns to rows", "wide", "long"],
  docs: {
    summary: "Turns values into fields of one item a group, or fields into items.",
    details:
      'Groups and fields come in order of first appearance, and each item has all fields: `null`, or 0 for a count and a sum, where a group has no such value. A name is the text of its value: `1` and `"1"` are one; a missing or `null` value is called `empty`. Missing and `null` values are left out of each result, and numbers are looked at alone as in summarize. A name that one of the fields that stay has already fails with `name-taken`, more than 1,000 names with `too-many-fields`. Back: one item for each field, and `null` values too; an item without a field gives none for it.',
    examples: [
      {
        title: "Totals by year",
        params: { by: ["country"], column: "year", value: "total", prefix: "y" },
        input: [
          { country: "DE", year: 2023, total: 5 },
          { country: "FR", year: 2024, total: 7 },
          { country: "DE", year: 2023, total: 1 },
        ],
        output: {
          out: [
            { country: "DE", y2023: 6, y2024: 0 },
            { country: "FR", y2023: 0, y2024: 7 },
          ],
        },
      },
      {
        title: "And back",
        params: { mode: "unpivot", by: ["country"], nameAs: "year", valueAs: "total" },
        input: [{ country: "DE", y2023: 6, y2024: null }],
        output: {
          out: [
            { country: "DE", year: "y2023", total: 6 },
            { country: "DE", year: "y2024", total: null },
          ],
        },
      },
    ],
  },
  mode: "once",
  outputs: [{ name: "out", kind: "table" }],
  params: pivotParams,
  summary: "{op} of {value} by {by} and {column}",
  run: lazyRun(async () => (await import("./run/pivotItems.ts")).pivotItems),
});
