import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { throttle } from "./throttle.ts";

/** Runs it with a host that counts its sleep; each item with the time at which it left. */
async function pace(params: object, items: readonly unknown[]): Promise<(readonly [time: number, item: unknown])[]> {
  let time = 0;
  const sleep = async (ms: number): Promise<void> => {
    time += ms;
  };
  const left: (readonly [number, unknown])[] = [];
  const context = { items, params, host: { sleep } } as never;
  for await (const part of (await throttle.run(context)) as AsyncIterable<unknown[]>)
    left.push(...part.map((item) => [time, item] as const));
  return left;
}

test("so many go at once, the next ones when the time is over, in order", async () => {
  expect(await pace({ most: 2, per: "1s" }, [1, 2, 3, 4, 5])).toEqual([
    [0, 1],
    [0, 2],
    [1000, 3],
    [1000, 4],
    [2000, 5],
  ]);
});

test("nothing takes no time, and a time of nothing lets all through", async () => {
  expect(await pace({ most: 1, per: "1s" }, [])).toEqual([]);
  expect(await pace({ most: 1, per: 0 }, [1, 2])).toEqual([
    [0, 1],
    [0, 2],
  ]);
});

test.each([[{ most: 0 }], [{ most: 1.5 }], [{ most: "many" }], [{ most: Number.POSITIVE_INFINITY }], [{ per: "soon" }], [{ per: -1 }]])(
  "%j is no pace",
  async (params) => {
    await expect(runNode(throttle, { params: { ...params }, input: [1] })).rejects.toMatchObject({ code: "bad-value" });
  },
);
