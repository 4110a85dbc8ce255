import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { changedField } from "./support/changeField.ts";
import { lazyRun } from "./support/lazyRun.ts";

const RANGE = { param: "op", in: ["clamp", "scale"] };
const TEXT = { param: "op", in: ["parse", "format"] };

export const numberParams = {
  op: {
    kind: "choice",
    label: "Operation",
    options: [
      { value: "round", label: "Round" },
      { value: "clamp", label: "Keep within a range" },
      { value: "scale", label: "Scale to another range" },
      { value: "parse", label: "Read a number" },
      { value: "format", label: "Write as text" },
    ],
    default: "round",
  },
  field: { ...changedField.field, placeholder: "total" },
  places: {
    kind: "number",
    label: "Decimals",
    help: "Below 0: to tens, hundreds …",
    default: 0,
    min: -15,
    max: 15,
    integer: true,
    showIf: { param: "op", in: ["round"] },
  },
  how: {
    kind: "choice",
    label: "Rounding",
    options: [
      { value: "nearest", label: "Nearest, halves away from 0" },
      { value: "even", label: "Nearest, halves to even" },
      { value: "up", label: "Up" },
      { value: "down", label: "Down" },
    ],
    default: "nearest",
    showIf: { param: "op", in: ["round"] },
  },
  low: { kind: "number", label: "From", default: 0, showIf: RANGE },
  high: { kind: "number", label: "To", default: 1, showIf: RANGE },
  newLow: { kind: "number", label: "Becomes from", default: 0, showIf: { param: "op", in: ["scale"] } },
  newHigh: { kind: "number", label: "Becomes to", default: 100, showIf: { param: "op", in: ["scale"] } },
  decimals: {
    kind: "number",
    label: "Decimals",
    default: 2,
    min: 0,
    max: 15,
    integer: true,
    showIf: { param: "op", in: ["format"] },
  },
  decimal: {
    kind: "choice",
    label: "Decimal sign",
    options: [
      { value: "point", label: "Point: 1.5" },
      { value: "comma", label: "Comma: 1,5" },
    ],
    default: "point",
    showIf: TEXT,
  },
  group: {
    kind: "choice",
    label: "Between thousands",
    options: [
      { value: "none", label: "Nothing" },
      { value: "sign", label: "The other sign: 1,000.5 or 1.000,5" },
      { value: "space", label: "Space" },
      { value: "apostrophe", label: "Apostrophe" },
    ],
    default: "none",
    showIf: TEXT,
  },
  as: changedField.as,
} as const satisfies Fields;

export const number = defineNode({
  type: "number",
  title: "Number",
  icon: "calculator",
  category: "data",
  aliases: ["round", "floor", "ceil", "clamp", "scale", "parse number", "format number", "decimal", "math", "normalize", "currency"],
  docs: {
    summary: "Rounds, limits, scales, reads and writes the number of a field.",
    details:
      "Rounding goes by the digits as they are written, so 1.005 becomes 1.01. **Read a number** takes a currency sign before or behind, and fails with `not-number` where the digits are not grouped as said: `1.234` is never taken for 1234 by chance. All other operations take numbers only; a text fails with `not-number`. **Write as text** gives the same text in every language of the machine; its space between thousands is one that does not break.",
    examples: [
      {
        title: "Two decimals",
        params: { field: "total", places: 2 },
        input: [{ total: 1.005 }],
        output: { out: [{ total: 1.01 }] },
      },
      {
        title: "A German price",
        params: { op: "parse", field: "price", decimal: "comma", group: "sign", as: "amount" },
        input: [{ price: "1.234,50 €" }],
        output: { out: [{ price: "1.234,50 €", amount: 1234.5 }] },
      },
      {
        title: "A share in per cent",
        params: { op: "scale", field: "share" },
        input: [{ share: 0.25 }],
        output: { out: [{ share: 25 }] },
      },
    ],
  },
  params: numberParams,
  summary: "{op}: {field}",
  run: lazyRun(async () => (await import("./run/changeNumber.ts")).changeNumber),
});
