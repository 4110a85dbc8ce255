import fc from "fast-check";
import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { sort } from "./sort.ts";

const sorted = async (by: unknown, input: readonly (string | number | null | object)[]) =>
  (await runNode(sort, { params: { by }, input: input as never })).out;

test("missing and empty values come last in both directions", async () => {
  const input = [{ n: null, id: 1 }, { n: 2 }, { id: 3 }, { n: 1 }];
  expect(await sorted([{ field: "n" }], input)).toEqual([{ n: 1 }, { n: 2 }, { n: null, id: 1 }, { id: 3 }]);
  expect(await sorted([{ field: "n", order: "desc" }], input)).toEqual([{ n: 2 }, { n: 1 }, { n: null, id: 1 }, { id: 3 }]);
});

test("compares as number, as text and ignoring case", async () => {
  expect(await sorted([{ field: "", type: "number" }], ["10", 9, "x", " 8.5 ", ""])).toEqual([" 8.5 ", 9, "10", "x", ""]);
  expect(await sorted([{ field: "", type: "text" }], [10, 9, "1"])).toEqual(["1", 10, 9]);
  expect(await sorted([{ field: "" }], ["b", "A", "a", "B"])).toEqual(["A", "B", "a", "b"]);
  expect(await sorted([{ field: "", type: "ignore-case" }], ["b", "A", "a", "B"])).toEqual(["A", "a", "b", "B"]);
});

test("sorts by paths, does not change its input and passes on the very same items", async () => {
  const input = Object.freeze([{ a: { b: 2 } }, { a: { b: 1 } }]);
  const out = await sorted([{ field: "a.b" }], input);
  expect(out?.[0]).toBe(input[1]);
  expect(input[0]).toEqual({ a: { b: 2 } });
});

test("law: a stable permutation in order", async () => {
  const item = fc.record({ k: fc.option(fc.integer({ min: 0, max: 3 })), t: fc.constantFrom("a", "b") });
  await fc.assert(
    fc.asyncProperty(fc.array(item), fc.boolean(), async (items, descending) => {
      const input = items.map(({ k, t }, id) => ({ k, t, id }));
      const out = (await sorted([{ field: "t", order: descending ? "desc" : "asc" }, { field: "k" }], input)) as typeof input;
      const rank = ({ k, t }: (typeof input)[number]) => (t === "a" ? 0 : 1) * (descending ? -1 : 1) * 10 + (k ?? 9);
      expect(out.map((some) => some.id).sort((a, b) => a - b)).toEqual(input.map((some) => some.id));
      for (let at = 1; at < out.length; at += 1) {
        const [a, b] = [out[at - 1], out[at]] as [(typeof input)[number], (typeof input)[number]];
        expect(rank(a) < rank(b) || (rank(a) === rank(b) && a.id < b.id)).toBe(true);
      }
    }),
  );
});
