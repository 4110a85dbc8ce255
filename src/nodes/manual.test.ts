import { expect, test } from "vitest";
import { manual } from "./manual.ts";
import { runNode } from "./runNode.ts";

test("starts with one empty item, or with the items given", async () => {
  expect(await runNode(manual)).toEqual({ out: [{}] });
  expect(await runNode(manual, { params: { items: { a: 1 } } })).toEqual({ out: [{ a: 1 }] });
  expect(await runNode(manual, { params: { items: [] } })).toEqual({ out: [] });
});

test("the run's input comes before the items given", async () => {
  expect(await runNode(manual, { params: { items: [1] }, run: { input: [2, 3] } })).toEqual({ out: [2, 3] });
});

test("items may be worked out of the run's parameters", async () => {
  expect(await runNode(manual, { params: { items: "${[parameters.city]}" }, run: { parameters: { city: "Oslo" } } })).toEqual({
    out: ["Oslo"],
  });
});
