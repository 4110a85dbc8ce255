import { expect, test } from "vitest";
import { checkParams } from "../model/checkParams.ts";
import type { JsonObject } from "../model/json.ts";
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

const byConditions = (conditions: unknown) => ({ by: "conditions", conditions });

test("by conditions it is strict: text is no number, and fails with the item", async () => {
  const params = byConditions({ all: [{ left: "${item.total}", is: "greater", right: 100 }] });
  expect(await runNode(filter, { params, input: [{ total: 120 }, { total: 80 }, {}] })).toEqual({
    kept: [{ total: 120 }],
    dropped: [{ total: 80 }, {}],
  });
  await expect(runNode(filter, { params, input: [{ total: 120 }, { total: "120" }] })).rejects.toMatchObject({
    code: "wrong-kind",
    param: "conditions",
    item: { total: "120" },
    itemIndex: 1,
  });
});

test("conditions may come whole from an expression, and fail where they are none", async () => {
  const params = byConditions("${item.rule}");
  const item = { rule: { any: [{ left: 1, is: "exists" }] } };
  expect(await runNode(filter, { params, input: [item] })).toEqual({ kept: [item], dropped: [] });
  await expect(runNode(filter, { params, input: [{ rule: "x" }] })).rejects.toMatchObject({ code: "bad-conditions", itemIndex: 0 });
});

test("one of both ways to decide has to be set", () => {
  const codes = (params: JsonObject) =>
    checkParams(filter.params, params, [], () => []).map(({ code, path }) => `${code} ${path.join(".")}`);
  expect(codes({})).toEqual(["missing-param where"]);
  expect(codes({ by: "conditions" })).toEqual(["missing-param conditions"]);
  expect(codes({ where: true })).toEqual([]);
});
