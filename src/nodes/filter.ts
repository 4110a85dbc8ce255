import { defineNode } from "../model/defineNode.ts";
import type { Item } from "../model/item.ts";

export const filter = defineNode({
  type: "filter",
  title: "Filter",
  icon: "funnel",
  category: "items",
  aliases: ["where", "keep", "condition", "select", "only", "reject", "having"],
  docs: {
    summary: "Keeps the items for which a condition holds.",
    details:
      "A condition holds as in JavaScript: everything but `false`, `0`, empty text, `null` and a missing value. The other items leave at the port `dropped`. Both ports always get a packet, an empty one where no item is; use `if` where a branch without items shall not run.",
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
    ],
  },
  mode: "once",
  takes: "map",
  outputs: [
    { name: "kept", label: "Kept" },
    { name: "dropped", label: "Dropped" },
  ],
  params: {
    where: {
      kind: "expression",
      label: "Where",
      help: "The condition, worked out for each item.",
      placeholder: "${item.total >= 100}",
      required: true,
      per: "item",
    },
  },
  summary: "keep where {where}",
  run({ items, params, index: first }) {
    const kept: Item[] = [];
    const dropped: Item[] = [];
    items.forEach((item, at) => {
      if (params.where(item, first + at)) kept.push(item);
      else dropped.push(item);
    });
    return { kept, dropped };
  },
});
