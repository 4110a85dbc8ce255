import { expect, test } from "vitest";
import type { RunContext } from "../../model/nodeType.ts";
import { lazyRun } from "./lazyRun.ts";

const context = { index: 7 } as RunContext;
const code = ({ index }: RunContext) => index;

test("loads the code with the first call and answers at once after that", async () => {
  let loads = 0;
  const run = lazyRun(async () => {
    loads += 1;
    return code;
  });
  expect(loads).toBe(0);
  expect(await run(context)).toBe(7);
  expect(run(context)).toBe(7);
  expect(loads).toBe(1);
});

test("a load that failed is tried again by the next call", async () => {
  const answers = [() => Promise.reject(new Error("offline")), async () => code];
  const run = lazyRun(() => (answers.shift() as () => Promise<typeof code>)());
  await expect(run(context)).rejects.toThrow("offline");
  expect(await run(context)).toBe(7);
});
