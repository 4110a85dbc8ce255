import type { Fields } from "../../model/field.ts";

/** What a request carries. */
export const httpBodyFields = {
  body: {
    kind: "choice",
    label: "Body",
    options: [
      { value: "none", label: "None" },
      { value: "json", label: "JSON" },
      { value: "text", label: "Text" },
      { value: "form", label: "Form" },
      { value: "multipart", label: "Form with files (multipart)" },
      { value: "binary", label: "File" },
    ],
    default: "none",
    showIf: { param: "method", in: ["POST", "PUT", "PATCH", "DELETE"] },
  },
  json: {
    kind: "json",
    label: "JSON",
    help: "Any value; ${item} sends the item.",
    default: "${item}",
    showIf: { param: "body", in: ["json"] },
  },
  text: { kind: "text", label: "Text", multiline: true, default: "", secret: true, showIf: { param: "body", in: ["text"] } },
  form: {
    kind: "list",
    label: "Form",
    itemLabel: "Value",
    of: { name: { kind: "text", label: "Name", default: "" }, value: { kind: "text", label: "Value", default: "", secret: true } },
    default: [],
    showIf: { param: "body", in: ["form"] },
  },
  parts: {
    kind: "list",
    label: "Parts",
    itemLabel: "Part",
    of: {
      name: { kind: "text", label: "Name", default: "" },
      value: { kind: "expression", label: "Value", help: "A file is sent with its name and type.", placeholder: "${item}", default: "" },
    },
    default: [],
    showIf: { param: "body", in: ["multipart"] },
  },
  file: { kind: "expression", label: "File", help: "A file item.", default: "${item}", showIf: { param: "body", in: ["binary"] } },
} as const satisfies Fields;
