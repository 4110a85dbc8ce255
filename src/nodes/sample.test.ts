import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { sample } from "./sample.ts";

/** A plain generator with a seed, in place of the host's. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const letters = ["a", "b", "c", "d", "e"];
const sampled = async (params: Record<string, unknown>, seed = 1, input: readonly string[] = letters) =>
  (await runNode(sample, { params, input, host: { random: chance(seed) } })).out ?? [];

test("takes so many different items in order, the same by the same seed", async () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const taken = await sampled({ count: 3 }, seed);
    expect(taken).toHaveLength(3);
    expect(letters.filter((letter) => taken.includes(letter))).toEqual(taken);
    expect(await sampled({ count: 3 }, seed)).toEqual(taken);
  }
});

test("every item is as likely as any other", async () => {
  const counts = new Map<unknown, number>();
  const random = chance(7);
  for (let round = 0; round < 5000; round += 1) {
    const { out } = await runNode(sample, { params: { count: 2 }, input: letters, host: { random } });
    for (const item of out ?? []) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  for (const letter of letters) expect(Math.abs((counts.get(letter) ?? 0) - 2000)).toBeLessThan(150);
});

test("a share is rounded; more than there is takes all; none takes none", async () => {
  expect(await sampled({ take: "share", percent: 50 })).toHaveLength(3);
  expect(await sampled({ take: "share", percent: 100 })).toEqual(letters);
  expect(await sampled({ count: 99 })).toEqual(letters);
  expect(await sampled({ count: 0 })).toEqual([]);
  expect(await sampled({ take: "share", percent: 0 })).toEqual([]);
  expect(await sampled({ count: 3 }, 1, [])).toEqual([]);
});

test.each([
  [{ take: "every", every: 0 }, "every"],
  [{ take: "every", every: 1.5 }, "every"],
  [{ count: -1 }, "count"],
  [{ take: "share", percent: 101 }, "percent"],
])("an amount that is none fails: %j", async (params, param) => {
  await expect(sampled(params)).rejects.toMatchObject({ code: "bad-param", param });
});
