import fc from "fast-check";
import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { vectorSearch } from "./vector-search.ts";

const search = async (items: readonly number[][], query: readonly number[], params: Record<string, unknown> = {}) => {
  const input = { items: items.map((vector, id) => ({ id, vector })), queries: [{ vector: query }] };
  const { out } = await runNode(vectorSearch, { params, input });
  return out as { item: { id: number }; score: number }[];
};

test("the nearest come first, no more than asked for and none below the least score", async () => {
  const items = [
    [1, 0],
    [0, 1],
    [1, 1],
    [-1, 0],
  ];
  expect((await search(items, [1, 0.1])).map(({ item }) => item.id)).toEqual([0, 2, 1, 3]);
  expect((await search(items, [1, 0.1], { most: 1, keep: true }))[0]?.item).toEqual({ id: 0, vector: [1, 0] });
  expect((await search(items, [1, 0], { least: 0.5 })).map(({ item }) => item.id)).toEqual([0, 2]);
});

test("each query has its matches, and equal scores keep the order of the items", async () => {
  const item = { n: 1, vector: [1] };
  const input = {
    items: [item, { ...item, n: 2 }],
    queries: [
      { q: 1, vector: [3] },
      { q: 2, vector: [-1] },
    ],
  };
  const { out } = await runNode(vectorSearch, { input });
  expect(out).toEqual([
    { query: { q: 1 }, item: { n: 1 }, score: 1 },
    { query: { q: 1 }, item: { n: 2 }, score: 1 },
    { query: { q: 2 }, item: { n: 1 }, score: -1 },
    { query: { q: 2 }, item: { n: 2 }, score: -1 },
  ]);
  expect(await runNode(vectorSearch, { input: { items: [item], queries: [] } })).toEqual({ out: [] });
});

test("scores do not hang on the length of vectors, be they tiny or huge", async () => {
  const part = fc.integer({ min: -1000, max: 1000 });
  await fc.assert(
    fc.asyncProperty(fc.tuple(part, part, fc.constant(1)), fc.constantFrom(1e-300, 1e-3, 1e300), async (vector, scale) => {
      const [match] = await search(
        [vector],
        vector.map((value) => value * scale),
      );
      expect(match?.score).toBeCloseTo(1, 10);
    }),
  );
});

test.each([[[0, 0]], [[1]], [["1", 2]], [[Number.POSITIVE_INFINITY, 1]]])("the query %j is refused with its position", async (query) => {
  await expect(search([[1, 2]], query as number[])).rejects.toMatchObject({
    code: "bad-vector",
    message: expect.stringMatching(/^Query 0/),
  });
});
