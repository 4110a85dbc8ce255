import { defineNode } from "../model/defineNode.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { ruleDetails, ruleFields } from "./support/ruleFields.ts";

export const filter = defineNode({
  type: "filter",
  title: "Filter",
  icon: "funnel",
  category: "items",
  aliases: ["where", "keep", "condition", "select", "only", "reject", "having"],
  docs: {
    summary: "Keeps the items for which a condition holds.",
    details: `The other items leave at the port \`dropped\`. Both ports always get a packet, an empty one where no item is; use \`if\` where a branch without items shall not run. ${ruleDetails}`,
    examples: [
      {
        title: "Orders of 100 and more",
        params: { where: "${item.total >= 100}" },
        input: [
          { id: 1, total: 120 },
          { id: 2, total: 80 },
        ],
        output: { kept: [{ id: 1, total: 120 }], dropped: [{ id: 2, total: 80 }] },
      },
      {
        title: "Every second item",
        params: { where: "${index % 2 === 0}" },
        input: ["a", "b", "c"],
        output: { kept: ["a", "c"], dropped: ["b"] },
      },
      {
        title: "By conditions",
        params: {
          by: "conditions",
          conditions: {
            any: [
              { left: "${item.total}", is: "greater-equal", right: 100 },
              {
                all: [
                  { left: "${item.email}", is: "ends", right: "@example.org" },
                  { left: "${item.note}", is: "empty" },
                ],
              },
            ],
          },
        },
        input: [{ total: 120 }, { total: 5, email: "ada@example.org" }, { total: 5, email: "bob@example.net" }],
        output: { kept: [{ total: 120 }, { total: 5, email: "ada@example.org" }], dropped: [{ total: 5, email: "bob@example.net" }] },
      },
    ],
  },
  mode: "once",
  takes: "map",
  outputs: [
    { name: "kept", label: "Kept" },
    { name: "dropped", label: "Dropped" },
  ],
  params: ruleFields,
  summary: "keep where {where} {conditions}",
  run: lazyRun(async () => (await import("./run/filterItems.ts")).filterItems),
});
