import fc from "fast-check";
import { expect, test } from "vitest";
import { itemSchema } from "./itemSchema.ts";
import type { ValueSchema } from "./itemView.ts";
import type { Json } from "./json.ts";

function field(schema: ValueSchema, name: string) {
  return schema.fields?.find((each) => each.name === name);
}

test("fields have types, counts, ranges and examples; what some items lack is optional", () => {
  const schema = itemSchema([
    { id: 1, price: 2.5, tags: ["a", "b"] },
    { id: 2, price: 10, note: null },
    { id: 30, tags: [] },
  ]);
  expect(schema).toMatchObject({ count: 3, types: { object: 3 } });
  expect(field(schema, "id")).toMatchObject({
    types: { integer: 3 },
    range: { number: { least: 1, most: 30 } },
    optional: false,
    examples: [1, 2, 30],
  });
  expect(field(schema, "price")).toMatchObject({ types: { number: 1, integer: 1 }, optional: true });
  expect(field(schema, "tags")).toMatchObject({ range: { items: { least: 0, most: 2 } }, items: { types: { string: 2 } } });
  expect(field(schema, "note")).toMatchObject({ types: { null: 1 }, optional: true });
});

test("few values that repeat are all there are; many, or once each, are not", () => {
  const colours = Array.from({ length: 20 }, (_, at) => ({ colour: ["red", "green"][at % 2] as string, id: at }));
  expect(field(itemSchema(colours), "colour")?.oneOf).toEqual(["red", "green"]);
  expect(field(itemSchema(colours), "id")).not.toHaveProperty("oneOf");
  expect(field(itemSchema(colours.slice(0, 2)), "colour")).not.toHaveProperty("oneOf");
});

test("`__proto__` is a field like any other, and no end of fields is counted", () => {
  expect(field(itemSchema([JSON.parse('{"__proto__": 1}') as Json]), "__proto__")?.count).toBe(1);
  const wide = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`f${at}`, at]));
  expect(itemSchema([wide])).toMatchObject({ more: 100 });
});

test("counts add up, in whatever order the items come", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 4 })), (values) => {
      const items = values as Json[];
      const schema = itemSchema(items);
      expect(schema.count).toBe(items.length);
      expect(Object.values(schema.types).reduce((sum, count) => sum + count, 0)).toBe(items.length);
      for (const inner of schema.fields ?? []) expect(inner.optional).toBe(inner.count < (schema.types.object ?? 0));
      expect(itemSchema(items.toReversed()).types).toEqual(schema.types);
      expect(itemSchema(items.toReversed()).range).toEqual(schema.range);
    }),
  );
});
