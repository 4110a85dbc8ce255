import fc from "fast-check";
import { expect, test } from "vitest";
import { number } from "./number.ts";
import { runNode } from "./runNode.ts";

async function change(value: unknown, params: Record<string, unknown>): Promise<unknown> {
  const { out } = await runNode(number, { params: { field: "n", ...params }, input: [{ n: value as number }] });
  return (out?.[0] as { readonly n: unknown } | undefined)?.n;
}

test.each([
  [1.005, 2, "nearest", 1.01],
  [-1.005, 2, "nearest", -1.01],
  [2.5, 0, "nearest", 3],
  [2.5, 0, "even", 2],
  [-3.5, 0, "even", -4],
  [1.21, 1, "up", 1.3],
  [-1.29, 1, "up", -1.2],
  [-1.21, 1, "down", -1.3],
  [1250, -2, "even", 1200],
  [1e-7, 3, "nearest", 0],
  [1e21, 2, "nearest", 1e21],
  [1.7e308, 15, "down", 1.7e308],
])("%d to %d decimals, %s, is %d", async (value, places, how, expected) => {
  expect(await change(value, { places, how })).toBe(expected);
});

test("what is rounded to nothing is 0, never -0", async () => {
  expect(Object.is(await change(-0.2, {}), 0)).toBe(true);
});

test("a range limits and scales", async () => {
  expect(await change(5, { op: "clamp", high: 3 })).toBe(3);
  expect(await change(-5, { op: "clamp", high: 3 })).toBe(0);
  expect(await change(50, { op: "scale", high: 100, newLow: 1, newHigh: -1 })).toBe(0);
  await expect(change(1, { op: "clamp", low: 2 })).rejects.toMatchObject({ code: "bad-range", param: "low" });
  await expect(change(1, { op: "scale", high: 0 })).rejects.toMatchObject({ code: "bad-range", param: "high" });
  await expect(change(1e308, { op: "scale", newHigh: 1e308 })).rejects.toMatchObject({ code: "not-finite" });
});

test.each([
  ["1234.5", {}, 1234.5],
  [" -.5 ", {}, -0.5],
  ["−3", {}, -3],
  ["1e3", {}, 1000],
  ["$1,234,567.89", { group: "sign" }, 1234567.89],
  ["-€ 5", {}, -5],
  ["1 234,5 €", { decimal: "comma", group: "space" }, 1234.5],
  ["12’345", { group: "apostrophe" }, 12345],
  ["1234", { group: "sign" }, 1234],
  [7, {}, 7],
])("%j is read as %j says", async (text, style, expected) => {
  expect(await change(text, { op: "parse", ...style })).toBe(expected);
});

test.each(["", ".", "1,5", "1.2.3", "12 apples", "0x10", "Infinity", "1e999", "1".repeat(200), null, true, [1], {}])(
  "%j is no number",
  async (text) => {
    await expect(change(text, { op: "parse" })).rejects.toMatchObject({ code: "not-number", param: "field" });
  },
);

test("groups have to be whole, so that a decimal is never taken for thousands", async () => {
  await expect(change("1,5", { op: "parse", group: "sign" })).rejects.toMatchObject({ code: "not-number" });
  await expect(change("1.23.456", { op: "parse", decimal: "comma", group: "sign" })).rejects.toMatchObject({ code: "not-number" });
});

test("numbers are written for people", async () => {
  expect(await change(-1234567.005, { op: "format", group: "sign" })).toBe("-1,234,567.01");
  expect(await change(999, { op: "format", group: "space", decimals: 0 })).toBe("999");
  expect(await change(-0.001, { op: "format" })).toBe("0.00");
  expect(await change(1234.5, { op: "format", decimal: "comma", group: "space" })).toBe("1\u00a0234,50");
  await expect(change(1e21, { op: "format" })).rejects.toMatchObject({ code: "number-too-large" });
});

test("a text is no number until it is read", async () => {
  await expect(change("5", {})).rejects.toMatchObject({ code: "not-number", param: "field" });
  await expect(change(1, { field: "__proto__" })).rejects.toMatchObject({ code: "missing-field", param: "field" });
});

test("law: what is written is read again", async () => {
  const style = fc.record({
    decimal: fc.constantFrom("point", "comma"),
    group: fc.constantFrom("none", "sign", "space", "apostrophe"),
  });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -1e12, max: 1e12 }), style, async (cents, given) => {
      const text = await change(cents / 100, { op: "format", ...given });
      expect(await change(text, { op: "parse", ...given })).toBe(cents / 100);
    }),
  );
});
