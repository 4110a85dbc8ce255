import { defineNode } from "../model/defineNode.ts";
import type { Item } from "../model/item.ts";

// `if` is a word of the language, so the export alone has another name.
export const ifNode = defineNode({
  type: "if",
  title: "If",
  icon: "split",
  category: "flow",
  aliases: ["if else", "condition", "branch", "decision", "exclusive choice", "where"],
  docs: {
    summary: "Sends each item down the branch true or the branch false.",
    details:
      "A condition holds as in JavaScript: everything but `false`, `0`, empty text, `null` and a missing value. A branch that gets no item is closed: what hangs on it is skipped, not run with nothing. Use `filter` where you need an empty packet.",
    examples: [
      {
        title: "Adults and children",
        params: { where: "${item.age >= 18}" },
        input: [{ age: 40 }, { age: 7 }],
        output: { true: [{ age: 40 }], false: [{ age: 7 }] },
      },
      { title: "A branch without items", params: { where: "${item > 0}" }, input: [1, 2], output: { true: [1, 2] } },
    ],
  },
  mode: "once",
  outputs: [
    { name: "true", label: "True" },
    { name: "false", label: "False" },
  ],
  params: {
    where: {
      kind: "expression",
      label: "Where",
      help: "The condition, worked out for each item.",
      placeholder: "${item.age >= 18}",
      required: true,
      per: "item",
    },
  },
  summary: "if {where}",
  run({ items, params }) {
    const holds: Item[] = [];
    const fails: Item[] = [];
    items.forEach((item, index) => {
      (params.where(item, index) ? holds : fails).push(item);
    });
    return { ...(holds.length > 0 && { true: holds }), ...(fails.length > 0 && { false: fails }) };
  },
});
