import { expect, test } from "vitest";
import { NodeError } from "../model/failure.ts";
import { runNode } from "./runNode.ts";
import { stopAndError } from "./stop-and-error.ts";

test("fails with the message, worked out from the items", async () => {
  const running = runNode(stopAndError, { params: { message: "${items.length} bad orders" }, input: [1, 2] });
  await expect(running).rejects.toThrow(NodeError);
  await expect(running).rejects.toMatchObject({ code: "stopped", kind: "user", message: "2 bad orders" });
});

test("a message that is no text becomes one", async () => {
  await expect(runNode(stopAndError, { params: { message: "${item}" }, input: [{ a: 1 }] })).rejects.toThrow('{"a":1}');
});

test("does nothing where no items arrive", async () => {
  expect(await runNode(stopAndError, { input: [] })).toEqual({});
});
