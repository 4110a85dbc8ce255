import fc from "fast-check";
import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { compare } from "./compare.ts";
import { runNode } from "./runNode.ts";

const compared = (a: readonly Item[], b: readonly Item[], params: Record<string, unknown> = {}) =>
  runNode(compare, { params, input: { a, b } });

test("without fields to match by, whole items are the same or only on one side", async () => {
  expect(await compared([1, { a: 1, b: 2 }, 1], [{ b: 2, a: 1 }, "1", 1])).toEqual({
    "only-a": [1],
    "only-b": ["1"],
    same: [1, { a: 1, b: 2 }],
    different: [],
  });
});

test("of several with the same key the first belongs to the first", async () => {
  const {
    same,
    different,
    "only-b": rest,
  } = await compared(
    [
      { k: 1, n: 1 },
      { k: 1, n: 2 },
    ],
    [
      { k: 1, n: 1 },
      { k: 1, n: 3 },
      { k: 1, n: 2 },
    ],
    { by: ["k"] },
  );
  expect(same).toEqual([{ k: 1, n: 1 }]);
  expect(different).toEqual([{ a: { k: 1, n: 2 }, b: { k: 1, n: 3 }, changes: [{ field: "n", a: 2, b: 3 }] }]);
  expect(rest).toEqual([{ k: 1, n: 2 }]);
});

test("only the fields named count, paths too; missing equals null, and what is left out may differ", async () => {
  const [a, b] = [
    { k: 1, in: { x: 1, y: 1 }, z: null },
    { k: 1, in: { x: 1, y: 2 } },
  ];
  expect((await compared([a], [b], { by: ["k"], fields: ["in.x", "z"] })).same).toEqual([a]);
  expect((await compared([a], [b], { by: ["k"], fields: ["in.y"] })).different).toMatchObject([
    { changes: [{ field: "in.y", a: 1, b: 2 }] },
  ]);
  expect((await compared([a], [b], { by: ["k"], ignore: ["in"] })).same).toEqual([a]);
});

test("a side without a packet counts as no items", async () => {
  expect(await runNode(compare, { input: { b: [1] } })).toEqual({ "only-a": [], "only-b": [1], same: [], different: [] });
});

test("fields to compare without fields to match by fail, as they could do nothing", async () => {
  await expect(compared([1], [1], { ignore: ["a"] })).rejects.toMatchObject({ code: "no-key", param: "by" });
});

test("hostile names are plain fields", async () => {
  const [a, b] = [JSON.parse('{"constructor":1,"__proto__":1}'), JSON.parse('{"constructor":1,"__proto__":2}')];
  expect((await compared([a], [b], { by: ["constructor"] })).different).toMatchObject([{ changes: [{ field: "__proto__", a: 1, b: 2 }] }]);
});

test("law: every item leaves once, and both ways tell the same", async () => {
  const side = fc.array(fc.record({ k: fc.integer({ min: 0, max: 3 }), n: fc.integer({ min: 0, max: 2 }) }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(side, side, async (a, b) => {
      const there = await compared(a, b, { by: ["k"] });
      const back = await compared(b, a, { by: ["k"] });
      const size = (outputs: typeof there, port: string) => outputs[port]?.length ?? 0;
      expect(size(there, "only-a") + size(there, "same") + size(there, "different")).toBe(a.length);
      expect(size(there, "only-b") + size(there, "same") + size(there, "different")).toBe(b.length);
      expect([size(back, "only-a"), size(back, "only-b"), size(back, "same")]).toEqual([
        size(there, "only-b"),
        size(there, "only-a"),
        size(there, "same"),
      ]);
    }),
  );
});
