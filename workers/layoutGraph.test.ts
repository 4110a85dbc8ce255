import fc from "fast-check";
import { expect, test } from "vitest";
import { layoutGraph } from "./layoutGraph.ts";
import type { LayoutBox, LayoutGraph } from "./protocol.ts";

const PADDING = { left: 48, top: 64, right: 48, bottom: 40 };
const box = (id: string, parent?: string): LayoutBox => ({ id, width: 220, height: 84, ...(parent === undefined ? {} : { parent }) });
const graph = (boxes: readonly LayoutBox[], edges: readonly (readonly [string, string])[]): LayoutGraph => ({
  boxes,
  edges: edges.map(([from, to]) => ({ from, to })),
  padding: PADDING,
  many: 400,
});

const overlap = (a: readonly [number, number], b: readonly [number, number]): boolean =>
  Math.abs(a[0] - b[0]) < 220 && Math.abs(a[1] - b[1]) < 84;

test("edges lead from left to right, and no box covers another", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 14 }), fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 24 }), (count, pairs) => {
      const ids = Array.from({ length: count }, (_, index) => `n${index}`);
      const edges = pairs.filter(([a, b]) => a < b && b < count).map(([a, b]) => [`n${a}`, `n${b}`] as const);
      const corners = layoutGraph(
        graph(
          ids.map((id) => box(id)),
          edges,
        ),
      );
      expect(corners.size).toBe(count);
      for (const [from, to] of edges) expect(corners.get(to)?.[0]).toBeGreaterThan(corners.get(from)?.[0] as number);
      const places = [...corners.values()];
      places.forEach((a, index) => {
        for (const b of places.slice(index + 1)) expect(overlap(a, b)).toBe(false);
      });
    }),
    { numRuns: 50 },
  );
});

test("what lies in a box is laid out inside it, padding kept, and others keep clear of it", () => {
  const corners = layoutGraph(
    graph(
      [box("a"), box("r"), box("b", "r"), box("c", "r"), box("d")],
      [
        ["a", "r"],
        ["b", "c"],
        ["r", "d"],
      ],
    ),
  );
  const [x, y] = corners.get("r") as [number, number];
  expect(corners.get("b")).toEqual([x + PADDING.left, y + PADDING.top]);
  const [dx] = corners.get("d") as [number, number];
  expect(dx).toBeGreaterThan((corners.get("c") as [number, number])[0] + 220 + PADDING.right);
});

test("an edge to something inside a box pulls the box", () => {
  const corners = layoutGraph(graph([box("a"), box("b", "r"), box("r")], [["a", "b"]]));
  expect((corners.get("r") as [number, number])[0]).toBeGreaterThan((corners.get("a") as [number, number])[0]);
});

test("cycles are laid out too", () => {
  expect(
    layoutGraph(
      graph(
        [box("a"), box("b")],
        [
          ["a", "b"],
          ["b", "a"],
        ],
      ),
    ).size,
  ).toBe(2);
});
