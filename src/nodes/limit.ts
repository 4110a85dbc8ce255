import { defineNode } from "../model/defineNode.ts";

export const limit = defineNode({
  type: "limit",
  title: "Limit",
  icon: "list-end",
  category: "items",
  aliases: ["take", "head", "tail", "top", "first", "last", "slice", "skip", "offset", "page"],
  docs: {
    summary: "Keeps the first or the last items.",
    details: "**Skip** leaves items out at the end it counts from: the first 10 after 20, or the last 10 before the last 20. Order stays.",
    examples: [
      { title: "The first two", params: { count: 2 }, input: [1, 2, 3, 4], output: { out: [1, 2] } },
      { title: "The last two", params: { count: 2, from: "last" }, input: [1, 2, 3, 4], output: { out: [3, 4] } },
      { title: "The second page", params: { count: 2, offset: 2 }, input: [1, 2, 3, 4, 5], output: { out: [3, 4] } },
    ],
  },
  mode: "once",
  params: {
    count: { kind: "number", label: "Items", help: "How many to keep.", default: 10, min: 0, integer: true, required: true },
    from: {
      kind: "choice",
      label: "Keep",
      help: "The end to count from.",
      options: [
        { value: "first", label: "The first items" },
        { value: "last", label: "The last items" },
      ],
      default: "first",
    },
    offset: { kind: "number", label: "Skip", help: "How many to leave out before counting.", default: 0, min: 0, integer: true },
  },
  summary: "{from}: {count}",
  run({ items, params: { count, from, offset } }) {
    if (from === "first") return items.slice(offset, offset + count);
    const end = Math.max(0, items.length - offset);
    return items.slice(Math.max(0, end - count), end);
  },
});
