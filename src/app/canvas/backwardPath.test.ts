import fc from "fast-check";
import { expect, test } from "vitest";
import { backwardPath, goesBack } from "./backwardPath.ts";

const coordinate = fc.integer({ min: -5000, max: 5000 });
const ends = fc.record({ sourceX: coordinate, sourceY: coordinate, targetX: coordinate, targetY: coordinate });

test("an edge goes back when its input is not to the right of its output", () => {
  expect(goesBack({ sourceX: 220, sourceY: 0, targetX: 280, targetY: 0 })).toBe(false);
  expect(goesBack({ sourceX: 220, sourceY: 0, targetX: 0, targetY: 140 })).toBe(true);
});

test("law: the path leaves its output to the right and comes to its input from the left", () => {
  fc.assert(
    fc.property(ends, (at) => {
      const numbers = [...backwardPath(at)[0].matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(Number);
      expect(numbers.slice(0, 2)).toEqual([at.sourceX, at.sourceY]);
      expect(numbers.slice(-2)).toEqual([at.targetX, at.targetY]);
      expect(numbers[2]).toBeGreaterThan(at.sourceX);
      expect(numbers.at(-4)).toBeLessThan(at.targetX);
    }),
  );
});

test("edges from one output share the lane under its row, not the place of their label", () => {
  const source = { sourceX: 1060, sourceY: 42, targetX: 0 };
  const [, x, y] = backwardPath({ ...source, targetY: 182 });
  expect([x, y]).toEqual([-40, 147]);
  expect(backwardPath({ ...source, targetY: 322 }).slice(1)).toEqual([-40, 287]);
});
