import { expect, test } from "vitest";
import { outputsOf } from "../model/ports.ts";
import { runNode } from "./runNode.ts";
import { switchNode } from "./switch.ts";

const rules = [
  { port: "even", where: "${item % 2 === 0}" },
  { port: "big", where: "${item > 9}" },
];

test("S2 an item leaves by the first rule that matches, else by fallback", async () => {
  expect(await runNode(switchNode, { params: { rules }, input: [12, 11, 1] })).toEqual({ even: [12], big: [11], fallback: [1] });
});

test("S3 in mode all an item leaves by every rule that matches, else by fallback", async () => {
  expect(await runNode(switchNode, { params: { rules, mode: "all" }, input: [12, 11, 1] })).toEqual({
    even: [12],
    big: [12, 11],
    fallback: [1],
  });
});

test("S5 ports without items are left out", async () => {
  expect(await runNode(switchNode, { params: { rules }, input: [2] })).toEqual({ even: [2] });
  expect(await runNode(switchNode, { params: { rules }, input: [] })).toEqual({});
});

test("without rules everything leaves by fallback", async () => {
  expect(await runNode(switchNode, { input: [1] })).toEqual({ fallback: [1] });
});

test("two rules may share a port, the fallback too", async () => {
  const shared = [
    { port: "x", where: "${item === 1}" },
    { port: "x", where: "${item === 2}" },
    { port: "fallback", where: "${item === 3}" },
  ];
  expect(await runNode(switchNode, { params: { rules: shared }, input: [1, 2, 3, 4] })).toEqual({ x: [1, 2], fallback: [3, 4] });
});

test("its ports are those of its rules and fallback", () => {
  expect(outputsOf(switchNode, { rules }).map((port) => port.name)).toEqual(["even", "big", "fallback"]);
});

test("a port may be called __proto__", async () => {
  const outputs = await runNode(switchNode, { params: { rules: [{ port: "__proto__", where: true }] }, input: [1] });
  expect(Object.entries(outputs)).toEqual([["__proto__", [1]]]);
});

test("each rule decides by an expression or by conditions; a failure names the item", async () => {
  const mixed = [
    { port: "text", by: "conditions", conditions: { all: [{ left: "${item}", is: "type", right: "text" }] } },
    { port: "big", where: "${item > 9}" },
    { port: "small", by: "conditions", conditions: { all: [{ left: "${item}", is: "less", right: 5 }] } },
  ];
  expect(await runNode(switchNode, { params: { rules: mixed }, input: ["a", 12, 3, 7] })).toEqual({
    text: ["a"],
    big: [12],
    small: [3],
    fallback: [7],
  });
  await expect(runNode(switchNode, { params: { rules: mixed }, input: [1, [2]] })).rejects.toMatchObject({
    code: "wrong-kind",
    param: "rules",
    item: [2],
    itemIndex: 1,
  });
});
