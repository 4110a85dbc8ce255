import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const vectorSearchParams = {
  field: {
    kind: "text",
    label: "Vector field",
    namesField: true,
    help: "In the items and in the queries.",
    default: "vector",
    required: true,
  },
  most: { kind: "number", label: "Most matches", help: "For each query.", default: 5, min: 1, integer: true },
  least: { kind: "number", label: "Least score", help: "From -1 to 1; 1 is the same direction.", default: -1, min: -1, max: 1 },
  keep: { kind: "boolean", label: "Keep vectors", help: "Leave the vectors in what is emitted.", default: false },
} as const satisfies Fields;

export const vectorSearch = defineNode({
  type: "vector-search",
  title: "Vector search",
  icon: "search",
  category: "ai",
  aliases: ["similarity", "semantic search", "cosine", "nearest", "rag", "retrieve", "knn", "embeddings"],
  docs: {
    summary: "Finds for each query the items whose vectors are nearest to it.",
    details:
      "Items and queries both carry a vector, as `embed` adds it: to search by a text, let an `embed` with the same model stand before each of the two ports. It emits for each query its best matches, `{ query, item, score }`, the nearest first; the score is the cosine, equal scores keep the order of the items. A vector that is missing, of another length or all zeros fails with `bad-vector` and the position. It keeps nothing and reaches nothing; up to some ten thousand items it is fast.",
    examples: [
      {
        title: "The nearest of three",
        params: { most: 1 },
        input: {
          items: [
            { name: "north", vector: [0, 1] },
            { name: "east", vector: [1, 0] },
          ],
          queries: [{ ask: "up", vector: [0, 2] }],
        },
        output: { out: [{ query: { ask: "up" }, item: { name: "north" }, score: 1 }] },
      },
    ],
  },
  mode: "once",
  inputs: [
    { name: "items", label: "Items" },
    { name: "queries", label: "Queries" },
  ],
  params: vectorSearchParams,
  summary: "{most} nearest by {field}",
  run: lazyRun(async () => (await import("./run/searchVectors.ts")).searchVectors),
});
