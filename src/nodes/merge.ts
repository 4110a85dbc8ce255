import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const mergeParams = {
  mode: {
    kind: "choice",
    label: "Merge",
    options: [
      { value: "append", label: "One after the other" },
      { value: "position", label: "By position" },
      { value: "key", label: "By a key" },
      { value: "cross", label: "Each with each" },
      { value: "choose", label: "One side alone" },
    ],
    default: "append",
  },
  leftKey: {
    kind: "text",
    label: "Left key",
    help: "The field of the left items to match by.",
    placeholder: "id",
    default: "id",
    showIf: { param: "mode", in: ["key"] },
  },
  rightKey: {
    kind: "text",
    label: "Right key",
    help: "The field of the right items. Empty: the same name as on the left.",
    default: "",
    showIf: { param: "mode", in: ["key"] },
  },
  join: {
    kind: "choice",
    label: "Join",
    options: [
      { value: "inner", label: "Inner: only pairs" },
      { value: "left", label: "Left: pairs and the rest of the left" },
      { value: "right", label: "Right: pairs and the rest of the right" },
      { value: "outer", label: "Outer: pairs and the rest of both" },
      { value: "anti", label: "Anti: left items without a match" },
    ],
    default: "inner",
    showIf: { param: "mode", in: ["key"] },
  },
  length: {
    kind: "choice",
    label: "Length",
    help: "What happens when one side has more items.",
    options: [
      { value: "shorter", label: "Of the shorter side" },
      { value: "longer", label: "Of the longer side" },
    ],
    default: "shorter",
    showIf: { param: "mode", in: ["position"] },
  },
  side: {
    kind: "choice",
    label: "Side",
    options: [
      { value: "left", label: "The left" },
      { value: "right", label: "The right" },
      { value: "filled", label: "The left, or the right where the left has no items" },
    ],
    default: "left",
    showIf: { param: "mode", in: ["choose"] },
  },
  clash: {
    kind: "choice",
    label: "Same field",
    help: "Which value counts where both items have a field.",
    options: [
      { value: "right", label: "The right one" },
      { value: "left", label: "The left one" },
      { value: "prefix", label: "Both, the right one with a prefix" },
    ],
    default: "right",
    showIf: { param: "mode", in: ["position", "key", "cross"] },
  },
  prefix: { kind: "text", label: "Prefix", default: "right_", showIf: { param: "clash", in: ["prefix"] } },
} as const satisfies Fields;

const left = [
  { id: 1, name: "Ada" },
  { id: 2, name: "Bob" },
];
const right = [
  { id: 1, city: "Oslo" },
  { id: 3, city: "Rome" },
];

export const merge = defineNode({
  type: "merge",
  title: "Merge",
  icon: "merge",
  category: "items",
  aliases: [
    "join",
    "combine",
    "union",
    "concat",
    "append",
    "lookup",
    "zip",
    "left join",
    "inner join",
    "vlookup",
    "cross join",
    "choose branch",
  ],
  docs: {
    summary: "Brings two branches together: one after the other, by position, by a key, or each with each.",
    details:
      'It waits until both sides have arrived or can no longer arrive; a side that was skipped counts as no items. **Append**: left, then right. **By position**: first with first, second with second. **By key**: the fields of items whose keys are equal, in one item for each pair; `1` and `"1"` differ, and a missing or empty (`null`) key matches nothing. Order by key: as on the left, an item\'s matches as on the right, then what is only on the right. **Each with each**: every left item with every right one, up to 1,000,000 pairs. **One side alone**: waits for both, and lets one through. Where both items have a field, **same field** decides; the key itself is not such a field. An item that is no object counts as `{ value: item }` when it is combined.',
    examples: [
      { title: "One after the other", params: {}, input: { left: [1], right: [2, 3] }, output: { out: [1, 2, 3] } },
      {
        title: "By position",
        params: { mode: "position" },
        input: { left: [{ a: 1 }, { a: 2 }], right: [{ b: 3 }] },
        output: { out: [{ a: 1, b: 3 }] },
      },
      {
        title: "Inner join",
        params: { mode: "key", leftKey: "id" },
        input: { left, right },
        output: { out: [{ id: 1, name: "Ada", city: "Oslo" }] },
      },
      {
        title: "Left join",
        params: { mode: "key", leftKey: "id", join: "left" },
        input: { left, right },
        output: {
          out: [
            { id: 1, name: "Ada", city: "Oslo" },
            { id: 2, name: "Bob" },
          ],
        },
      },
      {
        title: "Outer join",
        params: { mode: "key", leftKey: "id", join: "outer" },
        input: { left, right },
        output: {
          out: [
            { id: 1, name: "Ada", city: "Oslo" },
            { id: 2, name: "Bob" },
            { id: 3, city: "Rome" },
          ],
        },
      },
      {
        title: "Each with each",
        params: { mode: "cross" },
        input: { left: [{ size: "S" }, { size: "M" }], right: [{ colour: "red" }, { colour: "blue" }] },
        output: {
          out: [
            { size: "S", colour: "red" },
            { size: "S", colour: "blue" },
            { size: "M", colour: "red" },
            { size: "M", colour: "blue" },
          ],
        },
      },
    ],
  },
  mode: "once",
  inputs: [
    { name: "left", label: "Left", optional: true },
    { name: "right", label: "Right", optional: true },
  ],
  params: mergeParams,
  summary: "{mode}",
  run: lazyRun(async () => (await import("./run/mergeItems.ts")).mergeItems),
});
