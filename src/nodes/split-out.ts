import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const splitOutParams = {
  field: {
    kind: "text",
    label: "Field",
    namesField: true,
    help: "The list, for example lines or order.lines. Empty: the item itself is the list.",
    placeholder: "lines",
    default: "",
  },
  include: {
    kind: "choice",
    label: "Other fields",
    options: [
      { value: "none", label: "Leave them out" },
      { value: "all", label: "Add them to each item" },
    ],
    default: "none",
  },
  as: { kind: "text", label: "Name for plain values", help: "Without one, the name of the list.", placeholder: "tag", default: "" },
  keepEmpty: { kind: "boolean", label: "Keep items without elements", help: "They leave without the list.", default: false },
} as const satisfies Fields;

export const splitOut = defineNode({
  type: "split-out",
  title: "Split out",
  icon: "list-tree",
  category: "items",
  aliases: ["unwind", "explode", "flatten", "flat map", "unnest", "foreach", "for each", "expand list"],
  docs: {
    summary: "Makes an item of every element of a list.",
    details:
      "An element that is an object becomes the item; any other becomes a field with the name of the list, or the one you give. The other fields of the item it came from can be added; where both have a field, the element's wins. A value that is no list counts as a list of one; a missing, empty (`null`) or empty list gives no item, unless you keep those items. An empty field means that the item itself is the list.",
    examples: [
      {
        title: "The lines of orders",
        params: { field: "lines" },
        input: [
          { order: 1, lines: [{ sku: "a" }, { sku: "b" }] },
          { order: 2, lines: [] },
        ],
        output: { out: [{ sku: "a" }, { sku: "b" }] },
      },
      {
        title: "With the other fields",
        params: { field: "tags", include: "all", as: "tag" },
        input: [{ id: 1, tags: ["x", "y"] }],
        output: {
          out: [
            { id: 1, tag: "x" },
            { id: 1, tag: "y" },
          ],
        },
      },
    ],
  },
  mode: "each",
  params: splitOutParams,
  summary: "{field}",
  run: lazyRun(async () => (await import("./run/splitItem.ts")).splitItem),
});
