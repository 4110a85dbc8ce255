import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const formParams = {
  title: { kind: "text", label: "Title", placeholder: "New order", default: "" },
  description: { kind: "text", label: "Description", help: "What the person has to know.", multiline: true, default: "" },
  fields: {
    kind: "list",
    label: "Fields",
    itemLabel: "Field",
    of: {
      name: { kind: "text", label: "Name", help: "That of the value in the item.", placeholder: "email", required: true },
      label: { kind: "text", label: "Label", help: "What the person reads; the name where it is empty.", default: "" },
      kind: {
        kind: "choice",
        label: "Kind",
        options: [
          { value: "text", label: "Text" },
          { value: "paragraph", label: "Text of several lines" },
          { value: "number", label: "Number" },
          { value: "boolean", label: "Yes or no" },
          { value: "choice", label: "One of several" },
        ],
        default: "text",
      },
      options: {
        kind: "texts",
        label: "Options",
        help: "What can be chosen.",
        default: [],
        showIf: { param: "kind", in: ["choice"] },
      },
      required: { kind: "boolean", label: "Required", default: false },
      sample: { kind: "json", label: "Sample", help: "Its value in a run for which nobody filled in the form." },
    },
    default: [],
  },
} as const satisfies Fields;

export const form = defineNode({
  type: "form",
  title: "Form",
  icon: "text-cursor-input",
  category: "start",
  aliases: ["input form", "survey", "questionnaire", "submit", "ask", "form trigger", "fill in"],
  docs: {
    summary: "Starts with a form that somebody filled in.",
    details:
      "It emits one item with a value for each field, by its name. A program that embeds the engine, or `vwmp run --trigger`, hands over what was filled in; the studio shows the form. A field that is not required and left empty is null (false for yes or no). The values are checked also when they come from elsewhere: a required one that is missing, one of another kind and one that is no option fail with `bad-event`; values of names that no field has are left out.\n\nA run that was begun by no form gets the samples; a field without one has an empty text, 0, false or its first option.",
    examples: [
      {
        title: "Tried with samples",
        params: {
          fields: [
            { name: "email", kind: "text", required: true, sample: "ada@example.com" },
            { name: "size", kind: "choice", options: ["S", "M"] },
          ],
        },
        output: { out: [{ email: "ada@example.com", size: "S" }] },
      },
    ],
  },
  mode: "once",
  trigger: true,
  event: "form",
  inputs: [],
  outputs: [{ name: "out", kind: "object" }],
  params: formParams,
  summary: "{title}",
  run: lazyRun(async () => (await import("./run/readForm.ts")).readForm),
});
