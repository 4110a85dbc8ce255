import { expect, test } from "vitest";
import { log } from "./log.ts";
import { runNode } from "./runNode.ts";

async function lines(params: Record<string, unknown>, input: readonly number[]) {
  const written: unknown[][] = [];
  const { out } = await runNode(log, { params, input, log: (...line) => void written.push(line) });
  expect(out).toBe(input);
  return written;
}

test("writes a line for each item and passes the very same items on", async () => {
  expect(await lines({ message: "got ${item} at ${index}" }, [5, 6])).toEqual([
    ["got 5 at 0", 5],
    ["got 6 at 1", 6],
  ]);
});

test("attaches the item only when asked to", async () => {
  expect(await lines({ message: "${item}", attach: false }, [5])).toEqual([["5"]]);
});

test("leaves out lines over the limit and says so", async () => {
  expect(await lines({ message: "x", attach: false, limit: 1 }, [1, 2, 3])).toEqual([["x"], ["… and 2 more items"]]);
});
