import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const sortParams = {
  by: {
    kind: "list",
    label: "By",
    help: "The first decides; the next where it is equal.",
    itemLabel: "Field",
    of: {
      field: { kind: "text", label: "Field", namesField: true, placeholder: "address.city", default: "" },
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
} as const satisfies Fields;

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
  params: sortParams,
  summary: "by {by}",
  run: lazyRun(async () => (await import("./run/sortItems.ts")).sortItems),
});
