import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { changedField } from "./support/changeField.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const textParams = {
  op: {
    kind: "choice",
    label: "Operation",
    options: [
      { value: "case", label: "Change case" },
      { value: "trim", label: "Trim" },
      { value: "replace", label: "Replace" },
      { value: "split", label: "Split" },
      { value: "join", label: "Join a list" },
      { value: "pad", label: "Pad" },
      { value: "slug", label: "Slug" },
      { value: "extract", label: "Extract by a pattern" },
      { value: "test", label: "Test a pattern" },
      { value: "length", label: "Length" },
    ],
    default: "case",
  },
  field: changedField.field,
  to: {
    kind: "choice",
    label: "Case",
    options: [
      { value: "upper", label: "UPPER CASE" },
      { value: "lower", label: "lower case" },
      { value: "title", label: "Title Case" },
      { value: "sentence", label: "Sentence case" },
      { value: "camel", label: "camelCase" },
      { value: "pascal", label: "PascalCase" },
      { value: "snake", label: "snake_case" },
      { value: "kebab", label: "kebab-case" },
      { value: "constant", label: "CONSTANT_CASE" },
    ],
    default: "lower",
    showIf: { param: "op", in: ["case"] },
  },
  search: {
    kind: "text",
    label: "Search for",
    help: "A text, or a regular expression as in JavaScript, without slashes.",
    placeholder: "(\\d+) EUR",
    default: "",
    showIf: { param: "op", in: ["replace", "extract", "test"] },
  },
  regex: { kind: "boolean", label: "Is a regular expression", default: false, showIf: { param: "op", in: ["replace"] } },
  ignoreCase: {
    kind: "boolean",
    label: "Pattern ignores case",
    default: false,
    showIf: { param: "op", in: ["replace", "extract", "test"] },
  },
  replacement: {
    kind: "text",
    label: "Replace by",
    help: "For a pattern, $1 and $<name> stand for its groups.",
    default: "",
    showIf: { param: "op", in: ["replace"] },
  },
  all: {
    kind: "boolean",
    label: "All matches",
    help: "As a list; else the first.",
    default: false,
    showIf: { param: "op", in: ["extract"] },
  },
  separator: {
    kind: "text",
    label: "Separator",
    help: "Empty: between all characters.",
    default: ",",
    showIf: { param: "op", in: ["split", "join"] },
  },
  side: {
    kind: "choice",
    label: "Side",
    options: [
      { value: "both", label: "Both" },
      { value: "start", label: "Start" },
      { value: "end", label: "End" },
    ],
    default: "both",
    showIf: { param: "op", in: ["trim", "pad"] },
  },
  length: { kind: "number", label: "To length", default: 10, min: 0, max: 100_000, integer: true, showIf: { param: "op", in: ["pad"] } },
  fill: { kind: "text", label: "Fill with", default: " ", showIf: { param: "op", in: ["pad"] } },
  count: {
    kind: "choice",
    label: "Count",
    options: [
      { value: "characters", label: "Characters" },
      { value: "words", label: "Words" },
      { value: "bytes", label: "Bytes in UTF-8" },
    ],
    default: "characters",
    showIf: { param: "op", in: ["length"] },
  },
  as: changedField.as,
} as const satisfies Fields;

export const text = defineNode({
  type: "text",
  title: "Text",
  icon: "case-sensitive",
  category: "data",
  aliases: ["string", "regex", "regular expression", "replace", "split", "trim", "slug", "upper case", "match", "pad", "substring"],
  docs: {
    summary: "Changes the text of a field, or finds something in it.",
    details:
      "A number counts as its text; anything else fails with `not-text`. Regular expressions take time in proportion to the text, so no pattern can hang a run; they have no look-around and no back references. **Extract** gives named groups as an object, several groups as a list, one as its text, none as the whole match, and `null` or an empty list where nothing matches. Patterns search at most a million characters and find at most 10,000 matches. A character is one code point, so an emoji may be several.",
    examples: [
      {
        title: "An order number out of a subject",
        params: { op: "extract", field: "subject", search: "order #(\\d+)", ignoreCase: true, as: "order" },
        input: [{ subject: "Your Order #4711 has shipped" }],
        output: { out: [{ subject: "Your Order #4711 has shipped", order: "4711" }] },
      },
      {
        title: "A slug",
        params: { op: "slug", field: "title", as: "slug" },
        input: [{ title: "Größe & Maß: ça va?" }],
        output: { out: [{ title: "Größe & Maß: ça va?", slug: "grosse-mass-ca-va" }] },
      },
      {
        title: "Tags to a list",
        params: { op: "split", field: "tags", separator: ";" },
        input: [{ tags: "a;b;c" }],
        output: { out: [{ tags: ["a", "b", "c"] }] },
      },
    ],
  },
  params: textParams,
  summary: "{op}: {field}",
  run: lazyRun(async () => (await import("./run/changeText.ts")).changeText),
});
