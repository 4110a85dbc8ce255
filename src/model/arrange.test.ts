import fc from "fast-check";
import { expect, test } from "vitest";
import { aligned, distributed, type Placed } from "./arrange.ts";

const things = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1 }),
    at: fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })),
    width: fc.constant(220),
    height: fc.integer({ min: 60, max: 200 }),
  }),
  { selector: ({ id }) => id, minLength: 3, maxLength: 8 },
);
const after = (list: readonly Placed[], moved: ReadonlyMap<string, readonly [number, number]>): readonly Placed[] =>
  list.map((thing) => ({ ...thing, at: moved.get(thing.id) ?? thing.at }));

test("things that are aligned share the line, and what is aligned does not move again", () => {
  fc.assert(
    fc.property(things, fc.constantFrom("left" as const, "top" as const), (list, to) => {
      const placed = after(list, aligned(list, to));
      expect(new Set(placed.map(({ at }) => at[to === "left" ? 0 : 1])).size).toBe(1);
      expect(aligned(placed, to).size).toBe(0);
    }),
  );
});

test("middles are aligned whatever the sizes", () => {
  const list: Placed[] = [
    { id: "a", at: [0, 0], width: 220, height: 80 },
    { id: "b", at: [300, 100], width: 220, height: 120 },
  ];
  expect(after(list, aligned(list, "middle")).map(({ at, height }) => at[1] + height / 2)).toEqual([100, 100]);
});

test("things that are distributed have one gap; the outer two stay", () => {
  fc.assert(
    fc.property(things, (list) => {
      const row = [...after(list, distributed(list, "horizontal"))].sort((a, b) => a.at[0] - b.at[0]);
      const gaps = row.slice(1).map((thing, index) => thing.at[0] - (row[index] as Placed).at[0] - 220);
      for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] as number, 6);
      expect(row[0]?.at[0]).toBeCloseTo(Math.min(...list.map(({ at }) => at[0])), 6);
      expect(row.at(-1)?.at[0]).toBeCloseTo(Math.max(...list.map(({ at }) => at[0])), 6);
    }),
  );
});

test("two things are not distributed", () => {
  const list: Placed[] = [
    { id: "a", at: [0, 0], width: 1, height: 1 },
    { id: "b", at: [9, 9], width: 1, height: 1 },
  ];
  expect(distributed(list, "vertical").size).toBe(0);
});

test("the right and the bottom edge are aligned whatever the sizes", () => {
  const list: Placed[] = [
    { id: "a", at: [0, 0], width: 220, height: 80 },
    { id: "b", at: [300, 100], width: 300, height: 120 },
  ];
  expect(after(list, aligned(list, "right")).map(({ at, width }) => at[0] + width)).toEqual([600, 600]);
  expect(after(list, aligned(list, "bottom")).map(({ at, height }) => at[1] + height)).toEqual([220, 220]);
});
