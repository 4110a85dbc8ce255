import { defineNode } from "../model/defineNode.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { ruleDetails, ruleFields } from "./support/ruleFields.ts";

// `if` is a word of the language, so the export alone has another name.
export const ifNode = defineNode({
  type: "if",
  title: "If",
  icon: "split",
  category: "flow",
  aliases: ["if else", "condition", "branch", "decision", "exclusive choice", "where"],
  docs: {
    summary: "Sends each item down the branch true or the branch false.",
    details: `A branch that gets no item is closed: what hangs on it is skipped, not run with nothing. Use \`filter\` where you need an empty packet. ${ruleDetails}`,
    examples: [
      {
        title: "Adults and children",
        params: { where: "${item.age >= 18}" },
        input: [{ age: 40 }, { age: 7 }],
        output: { true: [{ age: 40 }], false: [{ age: 7 }] },
      },
      { title: "A branch without items", params: { where: "${item > 0}" }, input: [1, 2], output: { true: [1, 2] } },
      {
        title: "Due, and not paid",
        params: {
          by: "conditions",
          conditions: {
            all: [
              { left: "${item.due}", is: "before", right: "2024-06-01" },
              { left: "${item.paid}", is: "not-exists" },
            ],
          },
        },
        input: [{ due: "2024-05-31" }, { due: "2024-05-31", paid: "2024-05-02" }],
        output: { true: [{ due: "2024-05-31" }], false: [{ due: "2024-05-31", paid: "2024-05-02" }] },
      },
    ],
  },
  mode: "once",
  outputs: [
    { name: "true", label: "True" },
    { name: "false", label: "False" },
  ],
  params: ruleFields,
  summary: "if {where} {conditions}",
  run: lazyRun(async () => (await import("./run/branchItems.ts")).branchItems),
});
