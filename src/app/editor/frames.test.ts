import { expect, test } from "vitest";
import { defineNode } from "../../model/defineNode.ts";
import type { Region } from "../../model/region.ts";
import type { Workflow } from "../../model/workflow.ts";
import { framesOf } from "./frames.ts";
import { positionsOf } from "./grid.ts";

const CATALOGUE = [defineNode({ type: "plain", run: () => undefined })];
const NODE = { type: "plain@1" };

function frames(regions: Readonly<Record<string, Region>>) {
  const workflow: Workflow = {
    format: "vwmp/1",
    name: "w",
    nodes: { a: NODE, b: NODE, c: NODE },
    edges: [],
    regions,
    layout: { nodes: { a: [0, 0], b: [280, 0], c: [560, 140] } },
  };
  return framesOf(workflow, CATALOGUE, positionsOf(workflow));
}

test("a frame goes around the cards of its region, with room for its title", () => {
  expect(frames({ r: { kind: "loop", nodes: ["a", "b"] } }).get("r")).toEqual({
    x: -48,
    y: -64,
    width: 596,
    height: 188,
    depth: 0,
    middle: 106,
  });
});

test("a frame goes around the frames in it and comes before them, whatever their order in the file", () => {
  const nested = frames({ inner: { kind: "try", nodes: ["b"] }, outer: { kind: "loop", nodes: ["a", "inner"] } });
  expect([...nested.keys()]).toEqual(["outer", "inner"]);
  expect(nested.get("inner")).toMatchObject({ x: 232, depth: 1 });
  expect(nested.get("outer")).toEqual({ x: -48, y: -128, width: 644, height: 292, depth: 0, middle: 170 });
});

test("a region without members has a frame below the cards; regions that lie in each other have one each", () => {
  expect(frames({ r: { kind: "map", nodes: [] } }).get("r")).toMatchObject({ x: 0, y: 272 });
  expect(frames({ r: { kind: "map", nodes: ["s"] }, s: { kind: "map", nodes: ["r", "nobody"] } }).size).toBe(2);
});
