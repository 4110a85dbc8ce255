import { defineNode } from "../model/defineNode.ts";
import type { Json } from "../model/json.ts";
import { keyBy } from "./support/canonicalKey.ts";
import { type RecordDraft, setKey } from "./support/copyRecord.ts";
import { type FieldPath, flatName, parsePath, readField } from "./support/fieldPath.ts";
import { startTally, type Tally, type TallyOp } from "./support/tally.ts";

type Column = { readonly path: FieldPath; readonly name: string; readonly op: TallyOp; readonly separator: string };
type Group = { readonly values: readonly Json[]; readonly tallies: readonly Tally[] };

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
  params: {
    by: {
      kind: "texts",
      label: "Group by",
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
        field: { kind: "text", label: "Field", help: "May be left out for a count.", placeholder: "total", default: "" },
        as: { kind: "text", label: "Name of the result", help: "Without one: the field and the operation, as in total_sum.", default: "" },
        separator: { kind: "text", label: "Between values", default: ", ", showIf: { param: "op", in: ["join"] } },
      },
      default: [],
    },
  },
  summary: "{fields} by {by}",
  run({ items, params }) {
    const by = params.by.map(parsePath);
    const columns = params.fields.map(({ field, op, as, separator }): Column => {
      const path = parsePath(field);
      return { path, op, separator, name: as !== "" ? as : field === "" ? op : `${flatName(path)}_${op}` };
    });
    const groups = new Map<unknown, Group>();
    const groupFor = (key: unknown, values: readonly Json[]): Group => {
      const group = { values, tallies: columns.map(({ op, separator }) => startTally(op, separator)) };
      groups.set(key, group);
      return group;
    };
    if (by.length === 0) groupFor(null, []);
    for (const item of items) {
      const key = by.length === 0 ? null : keyBy(item, by);
      const { tallies } =
        groups.get(key) ??
        groupFor(
          key,
          by.map((path) => readField(item, path) ?? null),
        );
      for (let at = 0; at < columns.length; at += 1) addTo(tallies[at] as Tally, columns[at] as Column, item);
    }
    return Array.from(groups.values(), (group) => resultOf(group, by, columns));
  },
});

function addTo(tally: Tally, { path, op }: Column, item: Json): void {
  const value = readField(item, path);
  if (op === "count" && path.text === "") tally.add(item);
  else if (value !== undefined && value !== null) tally.add(value);
}

function resultOf({ values, tallies }: Group, by: readonly FieldPath[], columns: readonly Column[]): RecordDraft {
  const result: RecordDraft = {};
  for (const [at, path] of by.entries()) setKey(result, flatName(path), values[at] as Json);
  for (const [at, { name }] of columns.entries()) setKey(result, name, (tallies[at] as Tally).result());
  return result;
}
