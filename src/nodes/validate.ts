import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const validateParams = {
  schema: {
    kind: "json",
    label: "JSON Schema",
    help: "What a good item looks like.",
    placeholder: '{ "type": "object", "required": ["id"] }',
    required: true,
  },
  field: {
    kind: "text",
    label: "Field",
    namesField: true,
    help: "The field to look at. Empty: the whole item.",
    placeholder: "address",
    default: "",
  },
  draft: {
    kind: "choice",
    label: "Draft",
    help: "The version of JSON Schema; 2020-12 where $schema says none.",
    options: [
      { value: "schema", label: "As $schema says" },
      { value: "2020-12", label: "2020-12" },
      { value: "2019-09", label: "2019-09" },
      { value: "7", label: "7" },
      { value: "4", label: "4" },
    ],
    default: "schema",
  },
} as const satisfies Fields;

export const validate = defineNode({
  type: "validate",
  title: "Validate",
  icon: "clipboard-check",
  category: "items",
  aliases: ["json schema", "check", "schema", "verify", "data quality", "contract"],
  docs: {
    summary: "Checks each item by a JSON Schema, and parts the good from the bad.",
    details:
      "A good item leaves at `valid` as it came. A bad one leaves at `invalid` as `{ item, problems }`; each problem has the JSON `pointer` of the value at fault (empty: the item itself), the `keyword` of the schema and a `message`; there are no more than 20 an item. A port that gets no item is closed. A missing field counts as `null`. `format` is checked. Patterns are regular expressions without look-around and back references; a name in `patternProperties` may not repeat a group. The schema stands alone: a `$ref` to another document fails with `bad-schema`, and so does a `$dynamicRef`. 2019-09 and 2020-12 are read alike, so each has the other's keywords (`prefixItems`, a list as `items`); in 7 and 4 nothing counts beside a `$ref`, and in 4 `exclusiveMinimum` is true or false.",
    examples: [
      {
        title: "Good and bad orders",
        params: {
          schema: {
            type: "object",
            properties: { id: { type: "integer" }, mail: { type: "string", format: "email" } },
            required: ["id"],
          },
        },
        input: [{ id: 1, mail: "ada@example.org" }, { id: "2" }],
        output: {
          valid: [{ id: 1, mail: "ada@example.org" }],
          invalid: [
            {
              item: { id: "2" },
              problems: [{ pointer: "/id", keyword: "type", message: 'Instance type "string" is invalid. Expected "integer".' }],
            },
          ],
        },
      },
    ],
  },
  mode: "each",
  outputs: [
    { name: "valid", label: "Valid" },
    { name: "invalid", label: "Invalid" },
  ],
  params: validateParams,
  run: lazyRun(async () => (await import("./run/validateItem.ts")).validateItem),
});
