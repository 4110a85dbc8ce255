import { Position } from "@xyflow/react";
import { expect, test } from "vitest";
import { bendIndex, wirePath } from "./wirePath.ts";

const ENDS = { sourceX: 0, sourceY: 0, targetX: 400, targetY: 0, sourcePosition: Position.Right, targetPosition: Position.Left };

test("a wire passes every point that it bends at, in order, in one path", () => {
  const [path] = wirePath(ENDS, [
    [100, 80],
    [200, -40],
  ]);
  expect(path.match(/M/g)).toHaveLength(1);
  expect(path).toMatch(/100,80.*200,-40.*400,0/);
});

test("a new bend belongs to the stretch that it is nearest to", () => {
  const stops = [
    { x: 0, y: 0 },
    { x: 100, y: 100 },
    { x: 400, y: 0 },
  ];
  expect(bendIndex(stops, { x: 40, y: 45 })).toBe(0);
  expect(bendIndex(stops, { x: 300, y: 30 })).toBe(1);
});
