import type { Fields } from "../../model/field.ts";

/** Where a node that reads a format takes it from: a text, or a file among the items. `readSource.ts` reads it. */
export const sourceFields = {
  from: {
    kind: "choice",
    label: "From",
    options: [
      { value: "text", label: "Text" },
      { value: "file", label: "File" },
    ],
    default: "text",
  },
  text: { kind: "text", label: "Text", multiline: true, default: "${item.text}", showIf: { param: "from", in: ["text"] } },
  file: { kind: "expression", label: "File", help: "The file item.", default: "${item}", showIf: { param: "from", in: ["file"] } },
} as const satisfies Fields;
