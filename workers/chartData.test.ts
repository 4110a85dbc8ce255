import fc from "fast-check";
import { expect, test } from "vitest";
import { chartData } from "./chartData.ts";

const SALES = [
  { city: "Oslo", day: "2026-01-02", total: 10 },
  { city: "Rome", day: "2026-01-01", total: 5 },
  { city: "Oslo", day: "2026-01-01", total: "20" },
  { city: null, total: 3 },
  { city: "Rome", day: "2026-01-03", total: "many" },
];

test("bars sum up a number for each value, in the order in which they appear", () => {
  const chart = chartData(SALES, { kind: "Bar", x: "city", y: "total", sum: "sum" });
  expect(chart).toEqual({
    scale: "text",
    points: [
      { x: "Oslo", y: 30 },
      { x: "Rome", y: 5 },
    ],
    used: 3,
  });
  expect(chartData(SALES, { kind: "Bar", x: "city" }).points).toEqual([
    { x: "Oslo", y: 2 },
    { x: "Rome", y: 2 },
  ]);
  expect(chartData(SALES, { kind: "Bar", x: "city", y: "total", sum: "average" }).points[0]).toEqual({ x: "Oslo", y: 15 });
});

test("bars are named by numbers without binary noise", () => {
  const { points } = chartData([{ price: 0.1 + 0.2 }, { price: 0.3 }, { price: 12_345_678_901_234 }], { kind: "Bar", x: "price" });
  expect(points).toEqual([
    { x: "0.3", y: 2 },
    { x: "12345678901234", y: 1 },
  ]);
});

test("lines run along time where all places are dates", () => {
  const days = SALES.filter(({ day }) => day !== undefined);
  const { scale, points } = chartData(days, { kind: "Line", x: "day", y: "total", sum: "highest" });
  expect(scale).toBe("time");
  expect(points).toEqual([
    { x: Date.UTC(2026, 0, 1), y: 20 },
    { x: Date.UTC(2026, 0, 2), y: 10 },
  ]);
});

test("of too many bars the highest are drawn, of too many points a sample, and it says so", () => {
  const many = Array.from({ length: 5000 }, (_, n) => ({ n, half: n / 2, name: `k${n}` }));
  const bars = chartData(many, { kind: "Bar", x: "name", y: "n" });
  expect([bars.points.length, bars.points[0]?.y, bars.note]).toEqual([40, 4999, "The 40 highest of 5,000 bars."]);
  expect(chartData(many, { kind: "Scatter", x: "n", y: "half" })).toMatchObject({ points: { length: 1000 }, used: 5000 });
  expect(chartData(many, { kind: "Line", x: "n", y: "half" }).points.length).toBeLessThanOrEqual(1000);
});

test("bins of a histogram cover every value once, between round edges", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
      const { points } = chartData(
        values.map((v) => ({ v })),
        { kind: "Histogram", x: "v" },
      );
      expect(points.reduce((sum, { y }) => sum + y, 0)).toBe(values.length);
      expect(points.length).toBeLessThanOrEqual(60);
    }),
  );
});

test("where all values are the same the bins have edges that can be read", () => {
  const histogramOf = (value: number) => chartData([{ v: value }, { v: value }], { kind: "Histogram", x: "v" }).points;
  expect(histogramOf(1.25)).toEqual([{ x: 1.25, until: 1.3, y: 2 }]);
  expect(histogramOf(12)).toEqual([{ x: 12, until: 13, y: 2 }]);
  expect(histogramOf(0)).toEqual([{ x: 0, until: 1, y: 2 }]);
});

test("what holds nothing to draw gives no points", () => {
  expect(chartData([{ a: "x" }], { kind: "Histogram", x: "a" }).points).toEqual([]);
  expect(chartData([1, 2], { kind: "Bar", x: "a" }).points).toEqual([]);
});
