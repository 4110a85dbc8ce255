import { expect, test } from "vitest";
import { finishes, flow, kinds, runFlow } from "../engine/runFlow.ts";
import { race } from "./race.ts";
import { runNode } from "./runNode.ts";

const branches = { a: "emit", slow: { type: "work@1", params: { ms: 500 } }, fast: { type: "work@1", params: { ms: 50 } }, r: "race" };
const edges = ["a -> slow", "a -> fast", "slow -> r", "fast -> r"];

test("passes the very same items", async () => {
  const item = { a: 1 };
  expect((await runNode(race, { input: [item] }))["out"]?.[0]).toBe(item);
  expect(await runNode(race, { input: [] })).toEqual({ out: [] });
});

test("J4 the first branch that delivers wins, and the others are cancelled at once", async () => {
  const { result, events } = await runFlow(flow(branches, edges));
  expect(result).toMatchObject({ status: "succeeded", outputs: { r: [1] } });
  expect(finishes(events, "r")).toBe(1);
  expect(kinds(events, "slow")).toEqual(["node-started", "node-cancelled"]);
  expect(result.finishedAt - result.startedAt).toBe(50);
});

test("J4 a branch that is dead drops out; where all are, the race is skipped", async () => {
  const gate = (open: string) => ({ type: "gate@1", params: { open } });
  const one = await runFlow(flow({ a: "emit", g: gate("no"), b: "work", r: "race" }, ["a -> g", "g.yes -> r", "a -> b", "b -> r"]));
  expect(one.result.outputs["r"]).toEqual([1]);
  const none = await runFlow(flow({ a: "emit", g: gate("no"), r: "race" }, ["a -> g", "g.yes -> r"]));
  expect(kinds(none.events, "r")).toEqual(["node-skipped"]);
});

test("J4 the join of a node comes before that of its type: structured lets the others run to their end", async () => {
  const r = { type: "race@1", policy: { join: { n: 1, mode: "structured" } } };
  const { events } = await runFlow(flow({ ...branches, r }, edges));
  expect(kinds(events, "slow")).toEqual(["node-started", "node-finished"]);
  expect(finishes(events, "r")).toBe(1);
});
