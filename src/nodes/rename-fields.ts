import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const renameFieldsParams = {
  fields: {
    kind: "list",
    label: "Fields",
    itemLabel: "Field",
    of: {
      from: {
        kind: "text",
        label: "From",
        namesField: true,
        help: "A field, for example email or address.city.",
        placeholder: "email",
        required: true,
      },
      to: { kind: "text", label: "To", placeholder: "mail", required: true },
    },
    default: [],
    required: true,
  },
  missing: {
    kind: "choice",
    label: "A field is missing",
    options: [
      { value: "skip", label: "Leave it out" },
      { value: "fail", label: "Fail" },
    ],
    default: "skip",
  },
  taken: {
    kind: "choice",
    label: "The new name is taken",
    options: [
      { value: "fail", label: "Fail" },
      { value: "replace", label: "Replace the other field" },
    ],
    default: "fail",
  },
} as const satisfies Fields;

export const renameFields = defineNode({
  type: "rename-fields",
  title: "Rename fields",
  icon: "replace",
  category: "items",
  aliases: ["rename", "rename keys", "rename columns", "map fields", "move field", "header"],
  docs: {
    summary: "Gives fields of each item other names.",
    details:
      "All fields are renamed at once, so two can change places. A field at the top of the item keeps its place among the others; one with a path, such as `address.city`, is taken out and set anew: what is missing on the way to the new name is made. A field that is not renamed itself is never lost: where it has the new name already, the item fails with `name-taken`, or the field is **replaced** if you say so. An item that is no object counts as `{ value: item }`.",
    examples: [
      {
        title: "Two fields",
        params: {
          fields: [
            { from: "E-mail", to: "email" },
            { from: "address.city", to: "city" },
          ],
        },
        input: [{ "E-mail": "ada@example.org", id: 1, address: { city: "London", zip: "W1" } }, { id: 2 }],
        output: { out: [{ email: "ada@example.org", id: 1, address: { zip: "W1" }, city: "London" }, { id: 2 }] },
      },
      {
        title: "Change places",
        params: {
          fields: [
            { from: "first", to: "last" },
            { from: "last", to: "first" },
          ],
        },
        input: [{ first: "Byron", last: "Ada" }],
        output: { out: [{ last: "Byron", first: "Ada" }] },
      },
    ],
  },
  mode: "each",
  params: renameFieldsParams,
  summary: "{fields}",
  run: lazyRun(async () => (await import("./run/renameItem.ts")).renameItem),
});
