import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { chart } from "./chart.ts";
import { fileText } from "./file-text.ts";
import { runNode } from "./runNode.ts";

const draw = async (input: readonly Item[], params: Record<string, unknown> = {}) =>
  ((await runNode(chart, { input, params: { x: "x", y: "y", ...params } })).out ?? []) as { name: string; type: string; $file: string }[];

async function svgOf(input: readonly Item[], params: Record<string, unknown> = {}): Promise<string> {
  const { out } = await runNode(fileText, { input: await draw(input, params) });
  const [file] = out as readonly { readonly text: string }[];
  return file?.text ?? "";
}

const textsIn = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text as string);
const marksOf = (svg: string, role: string): number => [...svg.matchAll(new RegExp(`aria-roledescription="${role}"`, "g"))].length;

const TOTALS = [
  { x: "DE", y: 420, c: "a" },
  { x: "FR", y: 80, c: "a" },
  { x: "DE", y: 10, c: "b" },
];

test("a chart is one SVG file of the size and title given, with the names of the fields at its axes", async () => {
  expect(await draw(TOTALS, { name: "sales" })).toMatchObject([{ name: "sales.svg", type: "image/svg+xml" }]);
  const svg = await svgOf(TOTALS, { title: "Totals & more", width: 500, height: 200 });
  expect(svg).toMatch(/^<svg [^>]*width="500" height="200"/);
  expect(textsIn(svg)).toEqual(expect.arrayContaining(["Totals &amp; more", "DE", "FR", "x", "y"]));
  expect(marksOf(svg, "bar")).toBe(2);
  expect(marksOf(await svgOf(TOTALS, { colour: "c" }), "bar")).toBe(3);
});

test("the same items always give the same file, also when charts are drawn at a time", async () => {
  const [first, second, third] = await Promise.all([draw(TOTALS), draw(TOTALS, { kind: "pie" }), draw(TOTALS)]);
  expect(third).toEqual(first);
  expect(second).not.toEqual(first);
  expect(await svgOf(TOTALS)).not.toMatch(/\d\.\d{4}/);
});

test("every kind draws its marks", async () => {
  const points = Array.from({ length: 30 }, (_, at) => ({ x: at, y: (at * 7) % 13, c: at % 2 === 0 ? "even" : "odd" }));
  expect(marksOf(await svgOf(points, { kind: "scatter" }), "point")).toBe(30);
  expect(marksOf(await svgOf(points, { kind: "line", colour: "c" }), "line mark")).toBeGreaterThan(1);
  expect(marksOf(await svgOf(points, { kind: "area", colour: "c" }), "area mark")).toBeGreaterThan(1);
  expect(marksOf(await svgOf(points, { kind: "histogram", bins: 5 }), "bar")).toBeLessThanOrEqual(6);
  expect(marksOf(await svgOf(TOTALS, { kind: "pie" }), "arc mark")).toBeGreaterThan(1);
});

test("bars and pies count the items where no field of values is named", async () => {
  expect(textsIn(await svgOf(TOTALS, { y: "" }))).toContain("Items");
  expect(marksOf(await svgOf(TOTALS, { y: "", kind: "pie" }), "arc mark")).toBeGreaterThan(1);
});

test("bars of the same name are summed", async () => {
  expect(await svgOf(TOTALS)).toContain("x: DE; y: 430");
});

test("names lie where they fit, stand where they do not, and long ones are cut", async () => {
  const long = ["first", "second", "third"].map((name) => ({ x: `${name} of the many long names that there are`, y: 1 }));
  expect(textsIn(await svgOf(long, { width: 200 }))).toContain("second of the many long nam…");
});

test("bars lie where X is a number and Y a text", async () => {
  const svg = await svgOf([{ name: "a long name", n: 3 }], { x: "n", y: "name" });
  expect(svg).toContain("n: 3; name: a long name");
});

test("dates have an axis of time in UTC, and names stand in order of first appearance", async () => {
  const days = ["2024-03-01", "2024-03-31T23:30:00", "2024-06-01T00:00:00Z"].map((x, y) => ({ x, y }));
  expect(textsIn(await svgOf(days, { kind: "line" }))).toEqual(expect.arrayContaining(["Mar 03", "Mar 31", "May 26"]));
  const names = ["z", "a", "m"].map((x) => ({ x, y: 1 }));
  expect(textsIn(await svgOf(names)).filter((text) => /^[zam]$/.test(text))).toEqual(["z", "a", "m"]);
});

test("items without a value are left out, and a zero is a value", async () => {
  const svg = await svgOf([{ x: "a", y: 0 }, { x: "b", y: null }, { x: "c" }, 7]);
  expect(textsIn(svg)).toContain("a");
  expect(textsIn(svg)).not.toContain("b");
});

test("fields and texts mean nothing but themselves", async () => {
  const items = [{ "a.b[0]": "</text><script>", "datum['x']": 1, __proto__: null }];
  const svg = await svgOf(items, { x: "a.b[0]", y: "datum['x']", title: "datum.x + ${1}" });
  expect(svg).not.toContain("<script>");
  expect(textsIn(svg)).toContain("&lt;/text&gt;&lt;script&gt;");
});

test("what cannot be drawn is refused, with the item and the param", async () => {
  await expect(
    draw([
      { x: "a", y: 1 },
      { x: "b", y: "12" },
    ]),
  ).rejects.toMatchObject({
    code: "not-a-number",
    param: "y",
    message: expect.stringContaining("item 1"),
    hint: expect.any(String),
  });
  await expect(draw([])).rejects.toMatchObject({ code: "no-data" });
  await expect(draw([{ a: 1 }])).rejects.toMatchObject({ code: "no-data", param: "x", hint: expect.stringContaining("a") });
  await expect(draw([{ x: 1, a: 1 }])).rejects.toMatchObject({ code: "no-data", param: "y" });
  await expect(draw(TOTALS, { x: "" })).rejects.toMatchObject({ code: "no-field", param: "x" });
  await expect(draw(TOTALS, { y: "", kind: "line" })).rejects.toMatchObject({ code: "no-field", param: "y" });
  await expect(draw(TOTALS, { name: "a/b" })).rejects.toMatchObject({ code: "bad-name", param: "name" });
  await expect(draw([{ x: "a", y: 1 }], { format: "png" })).rejects.toMatchObject({ code: "needs-studio", param: "format" });
  await expect(draw(Array.from({ length: 50_001 }, () => 1))).rejects.toMatchObject({ code: "too-many" });
});

test("names that are numbers are without binary noise", async () => {
  expect(
    textsIn(
      await svgOf([
        { x: 0.1 + 0.2, y: 1 },
        { x: 0.5, y: 2 },
      ]),
    ),
  ).toEqual(expect.arrayContaining(["0.3", "0.5"]));
});
