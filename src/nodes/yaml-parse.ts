import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { intoField } from "./support/intoField.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { sourceFields } from "./support/sourceFields.ts";

export const yamlParseParams = {
  ...sourceFields,
  as: intoField,
} as const satisfies Fields;

export const yamlParse = defineNode({
  type: "yaml-parse",
  title: "Parse YAML",
  icon: "list-tree",
  category: "formats",
  aliases: ["yaml", "yml", "decode", "read yaml", "config", "front matter", "from yaml"],
  docs: {
    summary: "Makes items of YAML text.",
    details:
      "YAML 1.2: `no` and dates are texts. Several documents (`---`) follow each other; a list gives one item for each of its values. With **Into field** the value is put into that field of the item (a list of the values where there are several documents). What JSON cannot hold changes: `.nan` and `.inf` become `null`, a key that is a list its text. Nesting beyond 200 levels and aliases that multiply fail the item, as does wrong syntax, with the line. A file is read as UTF-8, up to 64 MB.",
    examples: [
      {
        title: "A list becomes items",
        params: { text: "- name: Ada\n  born: 1815-12-10\n- name: Bob\n  tags: [a, b]\n" },
        output: {
          out: [
            { name: "Ada", born: "1815-12-10" },
            { name: "Bob", tags: ["a", "b"] },
          ],
        },
      },
      {
        title: "Several documents, with an alias",
        params: {},
        input: [{ text: "base: &b {x: 1}\ncopy: *b\n---\nplain\n" }],
        output: { out: [{ base: { x: 1 }, copy: { x: 1 } }, "plain"] },
      },
      {
        title: "Into a field",
        params: { as: "meta" },
        input: [{ text: "draft: true" }],
        output: { out: [{ text: "draft: true", meta: { draft: true } }] },
      },
    ],
  },
  params: yamlParseParams,
  summary: "{text}{file}",
  run: lazyRun(async () => (await import("./run/parseYamlItems.ts")).parseYamlItems),
});
