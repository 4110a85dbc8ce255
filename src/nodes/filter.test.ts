import { expect, test } from "vitest";
import { filter } from "./filter.ts";
import { runNode } from "./runNode.ts";

test("keeps what the condition holds for, as JavaScript sees it, in order", async () => {
  const input = [1, 0, "a", "", null, false, [], {}];
  const { kept, dropped } = await runNode(filter, { params: { where: "${item}" }, input });
  expect(kept).toEqual([1, "a", [], {}]);
  expect(dropped).toEqual([0, "", null, false]);
});

test("passes on the very same items", async () => {
  const item = { a: 1 };
  expect((await runNode(filter, { params: { where: true }, input: [item] })).kept?.[0]).toBe(item);
});

test("both ports get a packet, an empty one too", async () => {
  expect(await runNode(filter, { params: { where: "${true}" }, input: [1] })).toEqual({ kept: [1], dropped: [] });
  expect(await runNode(filter, { params: { where: "${true}" }, input: [] })).toEqual({ kept: [], dropped: [] });
});

test("a condition that is missing a field drops the item", async () => {
  expect(await runNode(filter, { params: { where: "${item.total >= 1}" }, input: [{}] })).toEqual({ kept: [], dropped: [{}] });
});
