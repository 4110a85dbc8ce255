import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { textsField } from "./support/textsField.ts";

export const yamlBuildParams = {
  format: textsField({ value: "documents", label: "A document for each item, in one text" }),
  indent: { kind: "number", label: "Indent", help: "Spaces a level.", default: 2, min: 1, max: 10, integer: true },
} as const satisfies Fields;

export const yamlBuild = defineNode({
  type: "yaml-build",
  title: "Build YAML",
  icon: "file-code",
  category: "formats",
  aliases: ["yaml", "yml", "encode", "write yaml", "config", "to yaml"],
  docs: {
    summary: "Writes the items as YAML text.",
    details:
      "**One list** and **Documents** make one item of all, with the text in `text`; **A text for each item** keeps their number. Texts that YAML 1.1 or 1.2 would read as something else (`no`, `007`, `12:30`) are quoted.",
    examples: [
      {
        title: "One list",
        params: {},
        input: [
          { name: "Ada", ok: "no" },
          { name: "Bob", tags: ["a"] },
        ],
        output: { out: [{ text: '- name: Ada\n  ok: "no"\n- name: Bob\n  tags:\n    - a\n' }] },
      },
      {
        title: "Documents",
        params: { format: "documents" },
        input: [{ id: 1 }, { id: 2 }],
        output: { out: [{ text: "id: 1\n---\nid: 2\n" }] },
      },
      { title: "A text for each item", params: { format: "each" }, input: [{ id: 1 }], output: { out: [{ text: "id: 1\n" }] } },
    ],
  },
  mode: "once",
  params: yamlBuildParams,
  summary: "{format}",
  run: lazyRun(async () => (await import("./run/buildYaml.ts")).buildYaml),
});
