import { expect, test } from "vitest";
import { defineNode } from "./defineNode.ts";
import { leftOutLive } from "./leftOutLive.ts";
import type { Workflow } from "./workflow.ts";

const run = (): undefined => undefined;
const types = [
  defineNode({ type: "pure", params: { text: { kind: "text", label: "Text", default: "" } }, run }),
  defineNode({ type: "fetch", effects: "read", params: { url: { kind: "text", label: "URL", capability: "net" } }, run }),
  defineNode({
    type: "file",
    effects: "read",
    params: { file: { kind: "file", label: "File" }, path: { kind: "text", label: "Path", capability: "read", default: "" } },
    run,
  }),
  defineNode({ type: "send", effects: "write", params: {}, run }),
  defineNode({ type: "script", asks: "code", params: {}, run }),
  defineNode({ type: "begin", trigger: true, params: {}, run }),
];

function leftOut(nodes: Workflow["nodes"], more: Partial<Workflow> = {}): readonly string[] {
  return leftOutLive({ format: "vwmp/1", name: "W", nodes, edges: [], ...more }, (name) => types.find(({ type }) => `${type}@1` === name));
}

test("what is pure, or reads only a file that lies in the workflow, runs by itself", () => {
  const file = { name: "a.csv", text: "a" };
  expect(leftOut({ a: { type: "pure@1" }, b: { type: "file@1", params: { file } } })).toEqual([]);
});

test("what asks or changes something outside, begins a run or runs code does not", () => {
  const nodes = { a: { type: "fetch@1" }, b: { type: "send@1" }, c: { type: "script@1" }, d: { type: "begin@1" } };
  expect(leftOut(nodes)).toEqual(["a", "b", "c", "d"]);
  expect(leftOut({ a: { type: "file@1" }, b: { type: "file@1", params: { path: "x" } } })).toEqual(["a", "b"]);
  expect(leftOut({ a: { type: "pure@1", params: { text: "${secrets.KEY}" } } })).toEqual(["a"]);
});

test("what is disabled or pinned is not left out: it does not run anyway", () => {
  expect(leftOut({ a: { type: "send@1", disabled: true }, b: { type: "fetch@1" } }, { pins: { "b.out": [1] } })).toEqual([]);
});
