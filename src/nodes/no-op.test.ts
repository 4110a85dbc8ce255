import { expect, test } from "vitest";
import { noOp } from "./no-op.ts";
import { runNode } from "./runNode.ts";

test("passes the very same items on, lists as items and empty packets too", async () => {
  const input = [{ a: 1 }, [1, 2], null];
  expect((await runNode(noOp, { input })).out).toBe(input);
  expect(await runNode(noOp, { input: [] })).toEqual({ out: [] });
});
