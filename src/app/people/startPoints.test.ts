import { expect, test } from "vitest";
import type { Workflow } from "../../model/workflow.ts";
import { builtInNodes } from "../../nodes/index.ts";
import { countStarts, onlyStart, startsOf } from "./startPoints.ts";

function starts(nodes: Workflow["nodes"], edges: readonly string[] = [], more: Partial<Workflow> = {}) {
  return startsOf({ format: "vwmp/1", name: "Test", nodes, edges, ...more }, builtInNodes);
}

test("a workflow without triggers begins plainly", () => {
  const found = starts({ a: { type: "manual@1" }, b: { type: "no-op@1" } }, ["a -> b"]);
  expect(onlyStart(found)).toBe("plain");
  expect(countStarts(found)).toBe(1);
});

test("a single trigger begins the run, by its name and with the event of its type", () => {
  const found = starts({ ask: { type: "form@1", name: "Ask", params: { title: "T" } }, b: { type: "no-op@1" } }, ["ask -> b"]);
  expect(onlyStart(found)).toMatchObject({ node: "ask", title: "Ask", event: "form", failure: false, params: { title: "T" } });
});

test("with several triggers, or one beside a plain start, nothing begins without a question", () => {
  expect(onlyStart(starts({ a: { type: "chat@1" }, b: { type: "webhook@1" } }))).toBeUndefined();
  const beside = starts({ a: { type: "manual@1", name: "By hand" }, b: { type: "webhook@1" } });
  expect(onlyStart(beside)).toBeUndefined();
  expect(beside.plain?.title).toBe("By hand");
  expect(countStarts(beside)).toBe(2);
});

test("an error trigger is a way to begin, but Run does not ask for its sake", () => {
  const found = starts({ a: { type: "manual@1" }, b: { type: "error@1" } });
  expect(onlyStart(found)).toBe("plain");
  expect(found.triggers).toMatchObject([{ node: "b", failure: true }]);
});

test("a disabled trigger and one in a region begin nothing", () => {
  const regions = { loop: { kind: "loop", nodes: ["b"] } } as unknown as NonNullable<Workflow["regions"]>;
  expect(starts({ a: { type: "form@1", disabled: true }, b: { type: "chat@1" } }, [], { regions }).triggers).toEqual([]);
});
