import { defineNode } from "../model/defineNode.ts";

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
  params: {
    format: {
      kind: "choice",
      label: "Write",
      options: [
        { value: "list", label: "One list of all items" },
        { value: "documents", label: "A document for each item, in one text" },
        { value: "each", label: "A text for each item" },
      ],
      default: "list",
    },
    indent: { kind: "number", label: "Indent", help: "Spaces a level.", default: 2, min: 1, max: 10, integer: true },
  },
  summary: "{format}",
  async run({ items, params: { format, indent } }) {
    const { stringify } = await import("yaml");
    const write = (value: unknown) => stringify(value, { indent, lineWidth: 0, compat: "yaml-1.1", aliasDuplicateObjects: false });
    if (format === "list") return { text: write(items) };
    const texts = items.map(write);
    return format === "documents" ? { text: texts.join("---\n") } : texts.map((text) => ({ text }));
  },
});
