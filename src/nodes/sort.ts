import { defineNode } from "../model/defineNode.ts";
import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import { compareValues } from "./support/compareValues.ts";
import { type FieldPath, parsePath, readField } from "./support/fieldPath.ts";
import { toText } from "./support/toText.ts";

type Criterion = { readonly path: FieldPath; readonly sign: 1 | -1; readonly as: "auto" | "number" | "text" | "ignore-case" };

export const sort = defineNode({
  type: "sort",
  title: "Sort",
  icon: "arrow-down-up",
  category: "items",
  aliases: ["order by", "arrange", "rank", "ascending", "descending"],
  docs: {
    summary: "Puts the items in order of one or more fields.",
    details:
      'Items that are equal stay in the order in which they came. Missing and empty (`null`) values come last, in both directions. **As it is** puts numbers before texts, then false and true, then lists and objects; texts go by their characters\' codes (`B` before `a`), which is the same on every machine. **As a number** reads texts such as `"12.5"`; what is no number comes last. An empty field means the item itself.',
    examples: [
      {
        title: "Dearest first, then by name",
        params: { by: [{ field: "price", order: "desc" }, { field: "name" }] },
        input: [{ name: "tea", price: 2 }, { name: "ice", price: 3 }, { name: "gum" }, { name: "cola", price: 3 }],
        output: { out: [{ name: "cola", price: 3 }, { name: "ice", price: 3 }, { name: "tea", price: 2 }, { name: "gum" }] },
      },
      { title: "Plain values", params: { by: [{ field: "" }] }, input: [10, 9, 1], output: { out: [1, 9, 10] } },
    ],
  },
  mode: "once",
  params: {
    by: {
      kind: "list",
      label: "By",
      help: "The first decides; the next where it is equal.",
      itemLabel: "Field",
      of: {
        field: { kind: "text", label: "Field", placeholder: "address.city", default: "" },
        order: {
          kind: "choice",
          label: "Order",
          options: [
            { value: "asc", label: "Ascending" },
            { value: "desc", label: "Descending" },
          ],
          default: "asc",
        },
        type: {
          kind: "choice",
          label: "Compare",
          options: [
            { value: "auto", label: "As it is" },
            { value: "number", label: "As a number" },
            { value: "text", label: "As text" },
            { value: "ignore-case", label: "As text, ignoring case" },
          ],
          default: "auto",
        },
      },
      default: [],
      required: true,
    },
  },
  summary: "by {by}",
  run({ items, params }) {
    const criteria = params.by.map(
      ({ field, order, type }): Criterion => ({ path: parsePath(field), sign: order === "desc" ? -1 : 1, as: type }),
    );
    const rows = items.map((item) => ({ item, keys: criteria.map((criterion) => keyFor(item, criterion)) }));
    rows.sort((a, b) => {
      for (let at = 0; at < criteria.length; at += 1) {
        const difference = compareKeys(a.keys[at], b.keys[at], (criteria[at] as Criterion).sign);
        if (difference !== 0) return difference;
      }
      return 0;
    });
    return rows.map((row) => row.item);
  },
});

function keyFor(item: Item, { path, as }: Criterion): Json | undefined {
  const value = readField(item, path) ?? undefined;
  if (value === undefined || as === "auto") return value;
  if (as === "number") return toNumber(value);
  return as === "text" ? toText(value) : toText(value).toLowerCase();
}

function toNumber(value: Json): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

function compareKeys(a: Json | undefined, b: Json | undefined, sign: 1 | -1): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareValues(a, b) * sign;
}
