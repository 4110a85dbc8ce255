import { defineNode } from "../model/defineNode.ts";
import type { Json } from "../model/json.ts";
import { asRecord, copyRecord, type RecordDraft } from "./support/copyRecord.ts";
import { parsePath, removeField, writeField } from "./support/fieldPath.ts";
import { toText } from "./support/toText.ts";

export const editFields = defineNode({
  type: "edit-fields",
  title: "Edit fields",
  icon: "pencil-line",
  category: "items",
  aliases: ["set", "map", "add field", "rename", "compute", "transform", "assign", "remove field", "select columns", "foreach"],
  docs: {
    summary: "Sets, computes and removes fields of each item.",
    details:
      "A name may be a path: `address.city` sets a field inside an object, `lines[0].price` one inside a list; what is missing on the way is made. A value that comes to nothing is set to `null`. First fields are removed, then the new ones set, in order; values are worked out from the item as it came in, so two fields can change places. An item that is no object counts as `{ value: item }`. The item that came in is not changed.",
    examples: [
      {
        title: "Compute a field",
        params: { fields: [{ name: "total", value: "${item.price * item.count}" }] },
        input: [{ price: 2, count: 3 }],
        output: { out: [{ price: 2, count: 3, total: 6 }] },
      },
      {
        title: "Only these fields, one inside another",
        params: {
          keep: "only",
          fields: [
            { name: "name", value: "${item.first} ${item.last}" },
            { name: "address.city", value: "${item.city}" },
          ],
        },
        input: [{ first: "Ada", last: "Byron", city: "London" }],
        output: { out: [{ name: "Ada Byron", address: { city: "London" } }] },
      },
      {
        title: "Rename a field",
        params: { fields: [{ name: "mail", value: "${item.email}" }], remove: ["email"] },
        input: [{ id: 1, email: "a@example.com" }],
        output: { out: [{ id: 1, mail: "a@example.com" }] },
      },
    ],
  },
  mode: "each",
  params: {
    fields: {
      kind: "list",
      label: "Fields",
      itemLabel: "Field",
      of: {
        name: { kind: "text", label: "Name", placeholder: "total", required: true },
        value: { kind: "expression", label: "Value", placeholder: "${item.price * item.count}", per: "item" },
      },
      default: [],
    },
    keep: {
      kind: "choice",
      label: "Other fields",
      options: [
        { value: "all", label: "Keep them" },
        { value: "only", label: "Leave them out" },
      ],
      default: "all",
    },
    remove: {
      kind: "texts",
      label: "Remove",
      namesField: true,
      help: "Fields to take out of the item.",
      placeholder: "password",
      default: [],
      showIf: { param: "keep", in: ["all"] },
    },
  },
  summary: "{fields}",
  run({ item, index, params }) {
    const draft: RecordDraft = params.keep === "only" ? {} : copyRecord(asRecord(item));
    for (const path of params.remove) removeField(draft, parsePath(path));
    for (const { name, value } of params.fields) writeField(draft, parsePath(toText(name)), plain(value(item, index)));
    return draft;
  },
});

function plain(value: Json | undefined): Json {
  return value === undefined || (typeof value === "number" && !Number.isFinite(value)) ? null : value;
}
