import { expect, test } from "vitest";
import { positionsText, roleIn } from "./lineageStore.ts";

test("positions are told from 1, neighbours as ranges, many in short", () => {
  expect(positionsText([4])).toBe("item 5");
  expect(positionsText([0, 1, 2, 7])).toBe("items 1–3, 8");
  expect(positionsText([0, 2, 4, 6, 8, 10, 12])).toBe("items 1, 3, 5, 7, 9, 11, …");
});

test("a node is the origin, an ancestor, a descendant, or has nothing to do with it", () => {
  const at = (node: string) => ({ node, port: "out", scope: "run", activation: 1, indexes: [0] });
  const lineage = { runId: "r", node: "b", port: "out", index: 0, ancestors: [at("a")], descendants: [at("c")] };
  expect(["a", "b", "c", "d"].map((node) => roleIn(lineage, node))).toEqual(["ancestor", "origin", "descendant", undefined]);
});
