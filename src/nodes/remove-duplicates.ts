import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const removeDuplicatesParams = {
  by: {
    kind: "texts",
    label: "By",
    namesField: true,
    help: "The fields to compare, for example email or address.city. Without any, whole items.",
    placeholder: "email",
    default: [],
  },
  keep: {
    kind: "choice",
    label: "Keep",
    options: [
      { value: "first", label: "The first of them" },
      { value: "last", label: "The last of them" },
    ],
    default: "first",
  },
} as const satisfies Fields;

export const removeDuplicates = defineNode({
  type: "remove-duplicates",
  title: "Remove duplicates",
  icon: "copy-minus",
  category: "items",
  aliases: ["unique", "distinct", "dedupe", "deduplicate", "once"],
  docs: {
    summary: "Keeps one of the items that are equal.",
    details:
      'Items are equal when the fields named are deeply equal, or the whole items when none is named; the order of the keys of an object doesn\'t matter. `1` and `"1"` differ; a missing field equals an empty one (`null`). Order stays: what is kept leaves at `kept`, the rest at `removed`.',
    examples: [
      {
        title: "One a country",
        params: { by: ["country"] },
        input: [
          { country: "DE", n: 1 },
          { country: "FR", n: 2 },
          { country: "DE", n: 3 },
        ],
        output: {
          kept: [
            { country: "DE", n: 1 },
            { country: "FR", n: 2 },
          ],
          removed: [{ country: "DE", n: 3 }],
        },
      },
      {
        title: "The newest of equal whole items",
        params: { keep: "last" },
        input: [{ a: 1, b: 2 }, 5, { b: 2, a: 1 }],
        output: { kept: [5, { b: 2, a: 1 }], removed: [{ a: 1, b: 2 }] },
      },
    ],
  },
  mode: "once",
  outputs: [
    { name: "kept", label: "Kept" },
    { name: "removed", label: "Removed" },
  ],
  params: removeDuplicatesParams,
  summary: "by {by}",
  run: lazyRun(async () => (await import("./run/partDuplicates.ts")).partDuplicates),
});
