import { defineNode } from "../model/defineNode.ts";
import { madeOfAll } from "../model/madeOf.ts";
import { type RecordDraft, setKey } from "./support/copyRecord.ts";
import { flatName, parsePath, readField } from "./support/fieldPath.ts";

export const aggregate = defineNode({
  type: "aggregate",
  title: "Aggregate",
  icon: "package",
  category: "items",
  aliases: ["collect", "gather", "combine into list", "to array", "group", "batch", "nest"],
  docs: {
    summary: "Collects all items into one item.",
    details:
      "**Whole items** makes one field with the list of all items. **Fields** makes one list for each field named, with `null` where an item has none, so that the lists stay side by side. It always emits exactly one item, also when no items arrive. For one item a group, use `summarize` with the operation *list*.",
    examples: [
      {
        title: "One list of all items",
        params: { as: "orders" },
        input: [{ id: 1 }, { id: 2 }],
        output: { out: [{ orders: [{ id: 1 }, { id: 2 }] }] },
      },
      {
        title: "A list for each field",
        params: { mode: "fields", fields: ["id", "name"] },
        input: [{ id: 1, name: "a" }, { id: 2 }],
        output: { out: [{ id: [1, 2], name: ["a", null] }] },
      },
    ],
  },
  mode: "once",
  params: {
    mode: {
      kind: "choice",
      label: "Collect",
      options: [
        { value: "items", label: "Whole items" },
        { value: "fields", label: "Fields" },
      ],
      default: "items",
    },
    as: { kind: "text", label: "Name of the list", default: "items", showIf: { param: "mode", in: ["items"] } },
    fields: {
      kind: "texts",
      label: "Fields",
      namesField: true,
      placeholder: "email",
      default: [],
      showIf: { param: "mode", in: ["fields"] },
    },
  },
  summary: "{mode}",
  run({ items, params }) {
    const result: RecordDraft = {};
    if (params.mode === "items") setKey(result, params.as === "" ? "items" : params.as, items);
    else {
      for (const path of params.fields.map(parsePath))
        setKey(
          result,
          flatName(path),
          items.map((item) => readField(item, path) ?? null),
        );
    }
    return [madeOfAll(result, items)];
  },
});
