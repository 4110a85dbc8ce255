import fc from "fast-check";
import { expect, test } from "vitest";
import { removeDuplicates } from "./remove-duplicates.ts";
import { runNode } from "./runNode.ts";

test("compares whole items deeply, whatever the order of keys", async () => {
  const input = [{ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 }, 1, "1", null];
  expect(await runNode(removeDuplicates, { input })).toEqual({ kept: [input[0], 1, "1", null], removed: [input[1]] });
});

test("compares by several fields, at paths; missing equals empty", async () => {
  const input = [{ a: { b: 1 }, c: null }, { a: { b: 1 } }, { a: { b: 2 } }];
  expect(await runNode(removeDuplicates, { params: { by: ["a.b", "c"] }, input })).toEqual({
    kept: [input[0], input[2]],
    removed: [input[1]],
  });
});

test("both ports get a packet, an empty one too", async () => {
  expect(await runNode(removeDuplicates, { input: [] })).toEqual({ kept: [], removed: [] });
});

test("law: what is kept and removed is what came, and nothing kept is equal", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 4 })), fc.constantFrom("first", "last"), async (keys, keep) => {
      const input = keys.map((k, id) => ({ k, id }));
      const { kept, removed } = (await runNode(removeDuplicates, { params: { by: ["k"], keep }, input })) as {
        [port: string]: typeof input;
      };
      const order = keep === "first" ? input : input.toReversed();
      const expected = input.filter((item) => order.find((other) => other.k === item.k) === item);
      expect(kept).toEqual(expected);
      expect(removed).toEqual(input.filter((item) => !expected.includes(item)));
    }),
  );
});
