import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { intoField } from "./support/intoField.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { sourceFields } from "./support/sourceFields.ts";

export const tomlParseParams = { ...sourceFields, as: intoField } as const satisfies Fields;

export const tomlParse = defineNode({
  type: "toml-parse",
  title: "Parse TOML",
  icon: "list-collapse",
  category: "formats",
  aliases: ["toml", "decode", "read toml", "config", "settings", "cargo", "pyproject", "from toml"],
  docs: {
    summary: "Makes an item of TOML text.",
    details:
      "TOML 1.0: the whole text is one item. Dates and times become texts in the form of ISO 8601, with the offset that stands there. `nan` and `inf` become `null`, whole numbers beyond 2^53 texts, so that they keep their digits. Wrong syntax fails the item with `toml-syntax` and the line, nesting beyond 200 levels with `too-deep`. A file is read as UTF-8, up to 16 MB.",
    examples: [
      {
        title: "Tables",
        params: { text: '# Settings\nname = "vwmp"\nsince = 2024-05-01\n\n[server]\nports = [80, 443]\n\n[[user]]\nname = "Ada"\n' },
        output: { out: [{ name: "vwmp", since: "2024-05-01", server: { ports: [80, 443] }, user: [{ name: "Ada" }] }] },
      },
      {
        title: "Into a field",
        params: { as: "settings" },
        input: [{ text: "debug = true" }],
        output: { out: [{ text: "debug = true", settings: { debug: true } }] },
      },
    ],
  },
  params: tomlParseParams,
  summary: "{text}{file}",
  run: lazyRun(async () => (await import("./run/parseToml.ts")).parseToml),
});
