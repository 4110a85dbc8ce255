import { expect, test } from "vitest";
import { repeat } from "./repeat.ts";
import { runNode } from "./runNode.ts";

test("S4 sends the very same items on so many times, as packets", async () => {
  const input = [1, [2]];
  const { out } = await runNode(repeat, { params: { times: 3 }, input });
  expect(out).toEqual([input, input, input]);
  for (const packet of out ?? []) expect(packet).toBe(input);
});

test("the number of times may come from the first item", async () => {
  expect(await runNode(repeat, { params: { times: "${item.n}" }, input: [{ n: 1 }, { n: 5 }] })).toEqual({ out: [[{ n: 1 }, { n: 5 }]] });
});

test("no times, no packet", async () => {
  expect(await runNode(repeat, { params: { times: 0 }, input: [1] })).toEqual({ out: [] });
});

test("an empty packet is repeated as one", async () => {
  expect(await runNode(repeat, { input: [] })).toEqual({ out: [[], []] });
});

test("each sends one packet for each item, and none for none", async () => {
  expect(await runNode(repeat, { params: { each: true, times: 9 }, input: [1, [2], null] })).toEqual({ out: [[1], [[2]], [null]] });
  expect(await runNode(repeat, { params: { each: true }, input: [] })).toEqual({ out: [] });
});

test("a number of times that is no count is refused with a way out", async () => {
  for (const times of [-1, 1.5, 1e9]) {
    await expect(runNode(repeat, { params: { times: `\${${times}}` }, input: [1] })).rejects.toMatchObject({
      code: "bad-value",
      param: "times",
      hint: "Give a whole number from 0 to 100000.",
    });
  }
});
