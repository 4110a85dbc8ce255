import { expect, test } from "vitest";
import type { Json } from "../model/json.ts";
import { runNode } from "./runNode.ts";
import { splitOut } from "./split-out.ts";

const split = async (params: Record<string, unknown>, input: readonly Json[]) => (await runNode(splitOut, { params, input })).out;

test("plain values and lists get the name of the list", async () => {
  expect(await split({ field: "a.tags" }, [{ a: { tags: ["x", null, [1]] } }])).toEqual([{ tags: "x" }, { tags: null }, { tags: [1] }]);
});

test("objects pass as they are when nothing is added", async () => {
  const line = { sku: 1 };
  expect((await split({ field: "lines" }, [{ lines: [line] }]))?.[0]).toBe(line);
});

test("with the other fields, the element's win and the list is gone", async () => {
  const input = [{ id: 1, o: { lines: [{ id: 7, n: 2 }], x: 1 } }];
  expect(await split({ field: "o.lines", include: "all" }, input)).toEqual([{ id: 7, o: { x: 1 }, n: 2 }]);
});

test("a value that is no list is a list of one; nothing gives nothing", async () => {
  expect(await split({ field: "v" }, [{ v: 1 }, { v: null }, {}, { v: [] }, 5])).toEqual([{ v: 1 }]);
});

test("keeps items without elements when asked to", async () => {
  expect(await split({ field: "v", keepEmpty: true }, [{ id: 1, v: [] }, { id: 2 }])).toEqual([{ id: 1 }, { id: 2 }]);
});

test("an empty field splits items that are lists", async () => {
  expect(await split({}, [[{ a: 1 }, 2]])).toEqual([{ a: 1 }, { value: 2 }]);
});
