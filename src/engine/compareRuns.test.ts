import { expect, test } from "vitest";
import type { RunEvent } from "../model/event.ts";
import type { Item } from "../model/item.ts";
import { compareRuns } from "./compareRuns.ts";

let seq = 0;
function finished(node: string, items: readonly Item[], activation = 1, source: "run" | "cache" = "run"): RunEvent {
  seq += 1;
  const outputs = [{ port: "out", count: items.length, items }];
  return { kind: "node-finished", seq, at: seq * 7, node, scope: "run", activation, source, outputs };
}
const skipped = (node: string): RunEvent => ({ kind: "node-skipped", seq: ++seq, at: 0, node, scope: "run", activation: 1 });

test("runs that gave the same are the same, whatever their times, order and sources", () => {
  const one = [finished("a", [{ n: 1 }]), finished("b", [{ n: 2 }])];
  expect(compareRuns(one, [finished("b", [{ n: 2 }], 1, "cache"), finished("a", [{ n: 1 }])])).toBeUndefined();
});

test("the first node and the first item that differ are told, with the place in the item, and all nodes that differ", () => {
  const one = [finished("a", [{ n: 1 }]), finished("b", [{ n: 1 }, { n: 2, k: "x" }]), finished("c", [])];
  const other = [finished("c", [{ n: 9 }]), finished("a", [{ n: 1 }]), finished("b", [{ n: 1 }, { n: 3, k: "x" }])];
  expect(compareRuns(one, other)).toEqual({
    node: "b",
    scope: "run",
    activation: 1,
    outcomes: ["finished", "finished"],
    port: "out",
    index: 1,
    counts: [2, 2],
    left: { n: 2, k: "x" },
    right: { n: 3, k: "x" },
    places: ["item.n"],
    nodes: ["b", "c"],
  });
});

test("an item that only one run has differs from nothing", () => {
  const difference = compareRuns([finished("a", [{ n: 1 }])], [finished("a", [{ n: 1 }, { n: 2 }])]);
  expect(difference).toMatchObject({ index: 1, right: { n: 2 }, counts: [1, 2] });
  expect(difference).not.toHaveProperty("left");
});

test("another outcome differs, and so does an activation that only one run has", () => {
  expect(compareRuns([skipped("a")], [finished("a", [])])).toMatchObject({ node: "a", outcomes: ["skipped", "finished"] });
  expect(compareRuns([finished("a", [])], [finished("a", []), finished("a", [], 2)])).toMatchObject({
    activation: 2,
    outcomes: ["not run", "finished"],
  });
});
