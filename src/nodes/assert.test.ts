import { expect, test } from "vitest";
import { assert } from "./assert.ts";
import { runNode } from "./runNode.ts";

test("items for which the condition holds pass as they are, lists and null too", async () => {
  const input = [[1], { a: 1 }, "x"];
  expect(await runNode(assert, { params: { that: "${item}" }, input })).toEqual({ out: input });
  expect(await runNode(assert, { params: { that: true }, input: [null] })).toEqual({ out: [null] });
});

test.each([[0], [""], [false], [{ total: "1" }]])("%j for which it does not hold fails with the message", async (item) => {
  const failed = runNode(assert, { params: { that: "${item.total === 1}", message: "Bad ${index}" }, input: [item] });
  await expect(failed).rejects.toMatchObject({ code: "assertion", message: "Bad 0", param: "that" });
});

test("where no items arrive, nothing is wrong", async () => {
  expect(await runNode(assert, { params: { that: false }, input: [] })).toEqual({ out: [] });
});
