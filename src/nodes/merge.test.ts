import fc from "fast-check";
import { expect, test } from "vitest";
import { merge } from "./merge.ts";
import { runNode } from "./runNode.ts";

type Row = { k: number | null; l?: number; r?: number };
const merged = async (params: Record<string, unknown>, left: readonly object[], right: readonly object[]) =>
  (await runNode(merge, { params, input: { left, right } as never })).out;

test("a side without a packet counts as no items", async () => {
  expect(await runNode(merge, { input: { left: [1] } })).toEqual({ out: [1] });
  expect(await runNode(merge, { params: { mode: "key", join: "outer" }, input: { right: [{ id: 1 }] } })).toEqual({ out: [{ id: 1 }] });
  expect(await runNode(merge, { input: {} })).toEqual({ out: [] });
});

test("both sides are optional, which makes it a synchronising merge", () => {
  expect(merge.inputs).toMatchObject([{ optional: true }, { optional: true }]);
});

test("by position: as long as the shorter or the longer side", async () => {
  const [left, right] = [[{ a: 1 }], [{ b: 1 }, { b: 2 }]];
  expect(await merged({ mode: "position" }, left, right)).toEqual([{ a: 1, b: 1 }]);
  expect(await merged({ mode: "position", length: "longer" }, left, right)).toEqual([{ a: 1, b: 1 }, { b: 2 }]);
});

test("items that are no objects are combined as fields value", async () => {
  expect((await runNode(merge, { params: { mode: "position", clash: "prefix" }, input: { left: [1], right: ["a"] } })).out).toEqual([
    { value: 1, right_value: "a" },
  ]);
});

test.each([
  ["right", { id: 1, n: "R", right_n: 0, x: 1 }],
  ["left", { id: 1, n: "L", right_n: 0, x: 1 }],
  ["prefix", { id: 1, n: "L", right_n: 0, right_right_n: "R", x: 1 }],
])("same field: %s", async (clash, result) => {
  expect(await merged({ mode: "key", clash }, [{ id: 1, n: "L", right_n: 0 }], [{ id: 1, n: "R", x: 1 }])).toEqual([result]);
});

test("keys with different names and paths", async () => {
  const [left, right] = [[{ user: { id: 1 } }], [{ key: 1, name: "Ada" }]];
  expect(await merged({ mode: "key", leftKey: "user.id", rightKey: "key" }, left, right)).toEqual([
    { user: { id: 1 }, key: 1, name: "Ada" },
  ]);
});

test('1 and "1" don\'t match, nor do missing and empty keys', async () => {
  expect(await merged({ mode: "key" }, [{ id: 1 }, {}, { id: null }], [{ id: "1" }, {}, { id: null }])).toEqual([]);
});

test("law: joins equal the naive join", async () => {
  const side = (name: "l" | "r") =>
    fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { maxLength: 8 }).map((keys) => keys.map((k, n): Row => ({ k, [name]: n })));
  await fc.assert(
    fc.asyncProperty(side("l"), side("r"), fc.constantFrom("inner", "left", "right", "outer", "anti"), async (left, right, join) => {
      const fits = (a: Row, b: Row) => a.k !== null && a.k === b.k;
      const pairs = left.flatMap((a) => {
        const found = right.filter((b) => fits(a, b));
        if (join === "anti") return found.length === 0 ? [a] : [];
        if (found.length === 0) return join === "left" || join === "outer" ? [a] : [];
        return found.map((b) => ({ ...a, ...b }));
      });
      const rest = join === "right" || join === "outer" ? right.filter((b) => !left.some((a) => fits(a, b))) : [];
      expect(await merged({ mode: "key", leftKey: "k", join }, left, right)).toEqual([...pairs, ...rest]);
    }),
  );
});

test("each with each: every pair, left by left; what would be too many fails before it is made", async () => {
  expect(await merged({ mode: "cross", clash: "prefix" }, [{ a: 1 }, { a: 2 }], [{ a: 3 }])).toEqual([
    { a: 1, right_a: 3 },
    { a: 2, right_a: 3 },
  ]);
  expect(await merged({ mode: "cross" }, [{ a: 1 }], [])).toEqual([]);
  const many = Array.from({ length: 1001 }, () => ({}));
  await expect(merged({ mode: "cross" }, many, many)).rejects.toMatchObject({ code: "too-many-items", param: "mode" });
});

test("one side alone: the very packet of that side", async () => {
  const [left, right] = [[{ a: 1 }], [{ b: 1 }]];
  expect((await merged({ mode: "choose" }, left, right))?.[0]).toBe(left[0]);
  expect(await merged({ mode: "choose", side: "right" }, left, right)).toEqual(right);
  expect(await merged({ mode: "choose", side: "filled" }, left, right)).toEqual(left);
  expect(await merged({ mode: "choose", side: "filled" }, [], right)).toEqual(right);
});
