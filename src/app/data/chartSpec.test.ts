import { parse, View } from "vega";
import { compile } from "vega-lite";
import { expect, test } from "vitest";
import type { ChartData, ChartRequest } from "../../model/itemView.ts";
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

/** A chart as a drawing, as the studio would have it on its canvas. */
async function drawn(request: ChartRequest, data: ChartData): Promise<string> {
  const { spec } = compile(chartSpec(request, data, COLORS, { width: 600, height: 200 }));
  return new View(parse(spec), { renderer: "none" }).toSVG();
}

test("the bars of a histogram reach from edge to edge, and its axis names edges alone", async () => {
  const points = [0, 1, 2].map((at) => ({ x: 10 + at * 2, until: 12 + at * 2, y: at + 1 }));
  const svg = await drawn({ kind: "Histogram", x: "age" }, { scale: "number", points, used: 6 });
  const widths = [...svg.matchAll(/aria-roledescription="bar"[^>]* d="M[\d.]+,[\d.]+h([\d.]+)/g)].map(([, width]) => Number(width));
  expect(widths.length).toBe(3);
  for (const width of widths) expect(width).toBeGreaterThan(100);
  expect([...svg.matchAll(/>(\d+)<\/text>/g)].map(([, label]) => label).slice(0, 4)).toEqual(["10", "12", "14", "16"]);
});
