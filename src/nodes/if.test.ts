import { expect, test } from "vitest";
import { ifNode } from "./if.ts";
import { runNode } from "./runNode.ts";

test("S5 sends each item down its branch, in order", async () => {
  const outputs = await runNode(ifNode, { params: { where: "${item > 2}" }, input: [1, 3, 2, 4] });
  expect(outputs).toStrictEqual({ true: [3, 4], false: [1, 2] });
});

test("S5 a branch without items is left out, so that it closes", async () => {
  expect(await runNode(ifNode, { params: { where: "${item > 2}" }, input: [1] })).toStrictEqual({ false: [1] });
  expect(await runNode(ifNode, { params: { where: "${item > 2}" }, input: [] })).toStrictEqual({});
});

test("passes on the very same items", async () => {
  const item = { a: 1 };
  expect((await runNode(ifNode, { params: { where: "" }, input: [item] })).false?.[0]).toBe(item);
});

test("S5 by conditions an item goes down the branch that they say", async () => {
  const conditions = { any: [{ left: "${item.ok}", is: "true" }, { all: [{ left: "${index}", is: "equals", right: 1 }] }] };
  const outputs = await runNode(ifNode, { params: { by: "conditions", conditions }, input: [{ ok: true }, { ok: 1 }, { ok: 1 }] });
  expect(outputs).toStrictEqual({ true: [{ ok: true }, { ok: 1 }], false: [{ ok: 1 }] });
});
