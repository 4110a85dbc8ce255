import { expect, test } from "vitest";
import { rateLimit } from "./rate-limit.ts";
import { runNode } from "./runNode.ts";

/** Runs it with a host that counts its sleep; each item with the time at which it left. */
async function pace(params: object, items: readonly unknown[]): Promise<(readonly [time: number, item: unknown])[]> {
  let time = 0;
  const sleep = async (ms: number): Promise<void> => {
    time += ms;
  };
  const left: (readonly [number, unknown])[] = [];
  const context = { items, params, host: { sleep } } as never;
  for await (const part of (await rateLimit.run(context)) as AsyncIterable<unknown[]>)
    left.push(...part.map((item) => [time, item] as const));
  return left;
}

const byHost = (item: { host?: unknown }) => item.host;

test("the items of a key go at its pace, whatever the others do", async () => {
  const items = [{ host: "a" }, { host: "a" }, { host: "b" }, { host: "a" }, { host: "b" }];
  expect(await pace({ most: 1, per: "1s", key: byHost }, items)).toEqual([
    [0, { host: "a" }],
    [0, { host: "b" }],
    [1000, { host: "a" }],
    [1000, { host: "b" }],
    [2000, { host: "a" }],
  ]);
});

test("keys are equal when their values are; 1 and its text differ, missing is null, hostile names are names", async () => {
  const keys = [{ a: 1, b: 2 }, { b: 2, a: 1 }, 1, "1", null, undefined, "__proto__", "constructor"];
  const left = await pace(
    { most: 1, per: "1s", key: byHost },
    keys.map((host) => ({ host })),
  );
  expect(left.map(([time]) => time)).toEqual([0, 0, 0, 0, 0, 0, 1000, 1000]);
});

test.each([[{ most: 0 }], [{ most: 1.5 }], [{ most: "many" }], [{ most: Number.POSITIVE_INFINITY }], [{ per: "soon" }], [{ per: -1 }]])(
  "%j is no pace",
  async (params) => {
    await expect(runNode(rateLimit, { params: { key: "${item}", ...params }, input: [1] })).rejects.toMatchObject({ code: "bad-value" });
  },
);
