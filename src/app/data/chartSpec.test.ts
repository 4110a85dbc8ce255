import { expect, test } from "vitest";
import { chartSpec } from "./chartSpec.ts";

const COLORS = { mark: "red", ink: "black", quiet: "grey", line: "silver", font: "sans-serif" };
const DATA = { scale: "text" as const, points: [{ x: "a", y: 1 }], used: 1 };

function titles(height: number): unknown {
  const spec = chartSpec({ kind: "Bar", x: "city", y: "total", sum: "sum" }, DATA, COLORS, { width: 400, height });
  const { x, y } = (spec as unknown as { encoding: Record<"x" | "y", { title: string; axis?: { title?: null } }> }).encoding;
  return [x, y].map(({ title, axis }) => (axis?.title === null ? null : title));
}

test("where there is little room the bars have it, and the axes no titles", () => {
  expect(titles(300)).toEqual(["city", "sum of total"]);
  expect(titles(90)).toEqual([null, null]);
});
