import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const compareParams = {
  by: {
    kind: "texts",
    label: "Match by",
    namesField: true,
    help: "The fields that say which items belong together, for example id. Without any, whole items: then none is different.",
    placeholder: "id",
    default: [],
  },
  fields: {
    kind: "texts",
    label: "Compare",
    namesField: true,
    help: "The fields to look at. Without any, all at the top of the item.",
    placeholder: "price",
    default: [],
  },
  ignore: {
    kind: "texts",
    label: "But not",
    namesField: true,
    help: "Fields at the top of the item that may differ.",
    placeholder: "updatedAt",
    default: [],
  },
} as const satisfies Fields;

export const compare = defineNode({
  type: "compare",
  title: "Compare",
  icon: "git-compare",
  category: "items",
  aliases: ["diff", "difference", "compare datasets", "changes", "reconcile", "delta", "set difference", "intersection"],
  docs: {
    summary: "Parts two sets into what only one has, what both have, and what changed.",
    details:
      'Items belong together when the fields named are deeply equal; `1` and `"1"` differ, and missing equals `null`. Of several with the same fields the first belongs to the first, the second to the second. `same` gives the item of A; `different` gives `{ a, b, changes }` with `{ field, a, b }` for each field that differs, a missing one as `null`. An item that is no object counts as `{ value: item }`. Order is that of A, and of B for what only B has. It waits for both sides; one that was skipped counts as no items. All ports get a packet, an empty one too.',
    examples: [
      {
        title: "Prices of today and yesterday",
        params: { by: ["id"], ignore: ["seen"] },
        input: {
          a: [
            { id: 1, price: 5, seen: "Mon" },
            { id: 2, price: 7, seen: "Mon" },
            { id: 3, price: 9, seen: "Mon" },
          ],
          b: [
            { id: 1, price: 5, seen: "Tue" },
            { id: 2, price: 8, seen: "Tue" },
            { id: 4, price: 1, seen: "Tue" },
          ],
        },
        output: {
          "only-a": [{ id: 3, price: 9, seen: "Mon" }],
          "only-b": [{ id: 4, price: 1, seen: "Tue" }],
          same: [{ id: 1, price: 5, seen: "Mon" }],
          different: [
            {
              a: { id: 2, price: 7, seen: "Mon" },
              b: { id: 2, price: 8, seen: "Tue" },
              changes: [{ field: "price", a: 7, b: 8 }],
            },
          ],
        },
      },
    ],
  },
  mode: "once",
  inputs: [
    { name: "a", label: "A", optional: true },
    { name: "b", label: "B", optional: true },
  ],
  outputs: [
    { name: "only-a", label: "Only in A" },
    { name: "only-b", label: "Only in B" },
    { name: "same", label: "Same" },
    { name: "different", label: "Different" },
  ],
  params: compareParams,
  summary: "by {by}",
  run: lazyRun(async () => (await import("./run/compareItems.ts")).compareItems),
});
