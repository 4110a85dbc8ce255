import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { pivot } from "./pivot.ts";
import { runNode } from "./runNode.ts";

const turned = async (params: Record<string, unknown>, input: readonly Item[]) => (await runNode(pivot, { params, input })).out;
const sales = [
  { shop: "a", day: 1, n: 2 },
  { shop: "b", day: "1", n: 3 },
  { shop: "a", day: null, n: 4 },
  { shop: "a", day: 1, n: 6 },
  { shop: "a", n: "many" },
];

test.each<[string, Item[]]>([
  [
    "sum",
    [
      { shop: "a", 1: 8, empty: 4 },
      { shop: "b", 1: 3, empty: 0 },
    ],
  ],
  [
    "average",
    [
      { shop: "a", 1: 4, empty: 4 },
      { shop: "b", 1: 3, empty: null },
    ],
  ],
  [
    "max",
    [
      { shop: "a", 1: 6, empty: 4 },
      { shop: "b", 1: 3, empty: null },
    ],
  ],
  [
    "first",
    [
      { shop: "a", 1: 2, empty: 4 },
      { shop: "b", 1: 3, empty: null },
    ],
  ],
  [
    "list",
    [
      { shop: "a", 1: [2, 6], empty: [4, "many"] },
      { shop: "b", 1: [3], empty: [] },
    ],
  ],
  [
    "join",
    [
      { shop: "a", 1: "2, 6", empty: "4, many" },
      { shop: "b", 1: "3", empty: "" },
    ],
  ],
])("values become fields: %s", async (op, result) => {
  expect(await turned({ by: ["shop"], column: "day", value: "n", op }, sales)).toEqual(result);
});

test("a count needs no value, and no group is one group", async () => {
  expect(await turned({ column: "shop", op: "count" }, sales)).toEqual([{ a: 4, b: 1 }]);
  expect(await turned({ column: "shop", op: "count" }, [])).toEqual([]);
});

test("a name that is taken fails on either way", async () => {
  await expect(turned({ by: ["a"], column: "c", value: "n" }, [{ a: 1, c: "a", n: 1 }])).rejects.toMatchObject({
    code: "name-taken",
    param: "prefix",
  });
  await expect(turned({ mode: "unpivot", by: ["value"] }, [{ value: 1, a: 2 }])).rejects.toMatchObject({
    code: "name-taken",
    param: "valueAs",
  });
  await expect(turned({ mode: "unpivot", nameAs: "x", valueAs: "x" }, [{}])).rejects.toMatchObject({ code: "name-taken" });
});

test("too many names fail before they fill the memory", async () => {
  const many = Array.from({ length: 1001 }, (_, at) => ({ c: at, n: 1 }));
  await expect(turned({ column: "c", value: "n" }, many)).rejects.toMatchObject({ code: "too-many-fields", param: "column" });
});

test("fields become items: all, or those named; a path too", async () => {
  const item = { id: 1, a: 2, b: null, in: { c: 3 } };
  expect(await turned({ mode: "unpivot", by: ["id"], fields: ["a", "no", "b", "in.c"] }, [item])).toEqual([
    { id: 1, name: "a", value: 2 },
    { id: 1, name: "b", value: null },
    { id: 1, name: "in.c", value: 3 },
  ]);
  expect(await turned({ mode: "unpivot" }, [5, {}])).toEqual([{ name: "value", value: 5 }]);
});

test("there and back is where it began", async () => {
  const wide = [
    { id: "x", a: 1, b: 2 },
    { id: "y", a: 3, b: 4 },
  ];
  const long = (await turned({ mode: "unpivot", by: ["id"] }, wide)) ?? [];
  expect(await turned({ by: ["id"], column: "name", value: "value" }, long)).toEqual(wide);
});

test("hostile names become plain fields", async () => {
  const out = await turned({ by: ["constructor"], column: "c", value: "n" }, [
    { c: "__proto__", n: 1 },
    { c: "toString", n: 2 },
  ]);
  expect(Object.entries(out?.[0] as object)).toEqual([
    ["constructor", null],
    ["__proto__", 1],
    ["toString", 2],
  ]);
});
