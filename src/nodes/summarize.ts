import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const summarizeParams = {
  by: {
    kind: "texts",
    label: "Group by",
    namesField: true,
    help: "Fields, for example country or address.city. Without any, all items are one group.",
    placeholder: "country",
    default: [],
  },
  fields: {
    kind: "list",
    label: "Results",
    itemLabel: "Result",
    of: {
      op: {
        kind: "choice",
        label: "Operation",
        options: [
          { value: "count", label: "Count" },
          { value: "sum", label: "Sum" },
          { value: "average", label: "Average" },
          { value: "min", label: "Smallest" },
          { value: "max", label: "Largest" },
          { value: "median", label: "Median" },
          { value: "standard-deviation", label: "Standard deviation" },
          { value: "count-distinct", label: "Count of different values" },
          { value: "first", label: "First value" },
          { value: "last", label: "Last value" },
          { value: "list", label: "List of values" },
          { value: "join", label: "Values joined to a text" },
        ],
        default: "count",
      },
      field: { kind: "text", label: "Field", namesField: true, help: "May be left out for a count.", placeholder: "total", default: "" },
      as: { kind: "text", label: "Name of the result", help: "Without one: the field and the operation, as in total_sum.", default: "" },
      separator: { kind: "text", label: "Between values", default: ", ", showIf: { param: "op", in: ["join"] } },
    },
    default: [],
  },
} as const satisfies Fields;

export const summarize = defineNode({
  type: "summarize",
  title: "Summarize",
  icon: "sigma",
  category: "items",
  aliases: ["group by", "aggregate", "pivot", "sum", "count", "average", "total", "statistics", "mean", "reduce"],
  docs: {
    summary: "Groups items and works out counts, sums, averages and more for each group.",
    details:
      'It emits one item a group, in order of first appearance: the fields it groups by, then the results. Without fields to group by, all items are one group; then no items give one result too, with a count of 0. Missing and empty (`null`) values are left out of every result; a count without a field counts items. Sum, average, median and deviation look at numbers only — text such as `"12"` is not a number; `csv-parse` makes numbers of it. Where there are none, a sum is 0 and the others are `null`. Smallest and largest compare numbers if there are any, else texts. The deviation is that of a sample (n − 1).',
    examples: [
      {
        title: "Total per country",
        params: { by: ["country"], fields: [{ field: "total", op: "sum", as: "total" }] },
        input: [
          { country: "DE", total: 120 },
          { country: "FR", total: 80 },
          { country: "DE", total: 300 },
        ],
        output: {
          out: [
            { country: "DE", total: 420 },
            { country: "FR", total: 80 },
          ],
        },
      },
      {
        title: "Several results of all items",
        params: { fields: [{ op: "count" }, { field: "n", op: "average" }, { field: "n", op: "max", as: "largest" }] },
        input: [{ n: 1 }, { n: 2 }, { n: null }],
        output: { out: [{ count: 3, n_average: 1.5, largest: 2 }] },
      },
    ],
  },
  mode: "once",
  takes: "fold",
  outputs: [{ name: "out", kind: "table" }],
  params: summarizeParams,
  summary: "{fields} by {by}",
  run: lazyRun(async () => (await import("./run/summarizeItems.ts")).summarizeItems),
});
