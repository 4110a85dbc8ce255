import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const tomlBuildParams = {
  format: {
    kind: "choice",
    label: "Write",
    options: [
      { value: "each", label: "A text for each item" },
      { value: "tables", label: "One text, a table for each item" },
    ],
    default: "each",
  },
  name: {
    kind: "text",
    label: "Name of the tables",
    help: "As in [[items]].",
    default: "items",
    required: true,
    showIf: { param: "format", in: ["tables"] },
  },
} as const satisfies Fields;

export const tomlBuild = defineNode({
  type: "toml-build",
  title: "Build TOML",
  icon: "file-cog",
  category: "formats",
  aliases: ["toml", "encode", "write toml", "config", "settings", "to toml"],
  docs: {
    summary: "Writes the items as TOML text.",
    details:
      "TOML has no list at its top: **A text for each item** keeps their number, **One text** writes every item as a table of the list named. An item that is no object fails with `not-a-table`. TOML has no `null` either: a field that is `null` is left out, and a list that holds one fails with `null-in-list`, since leaving it out would move the others. Dates are written as texts. Nesting beyond 200 levels fails with `too-deep`, half a surrogate pair with `bad-character`.",
    examples: [
      {
        title: "A text for each item",
        params: {},
        input: [{ name: "vwmp", server: { ports: [80, 443] }, note: null }],
        output: { out: [{ text: 'name = "vwmp"\n\n[server]\nports = [ 80, 443 ]\n' }] },
      },
      {
        title: "A table for each item",
        params: { format: "tables", name: "user" },
        input: [{ name: "Ada" }, { name: "Bob" }],
        output: { out: [{ text: '[[user]]\nname = "Ada"\n\n[[user]]\nname = "Bob"\n' }] },
      },
    ],
  },
  mode: "once",
  params: tomlBuildParams,
  summary: "{format}",
  run: lazyRun(async () => (await import("./run/buildToml.ts")).buildToml),
});
