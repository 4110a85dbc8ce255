import { Validator } from "@cfworker/json-schema";
import fc from "fast-check";
import { expect, test } from "vitest";
import { itemSchema } from "../../model/itemSchema.ts";
import type { Json } from "../../model/json.ts";
import { contractOf } from "./contractOf.ts";

test("a contract says types and what is there in all items, and nothing that is so by chance", () => {
  const items = [
    { id: 1, price: 2.5, kind: "a", note: null, lines: [{ n: 1 }] },
    { id: 2, price: 3, kind: "a", note: null, lines: [], more: "x" },
  ];
  expect(contractOf(itemSchema(items))).toEqual({
    type: "object",
    properties: {
      id: { type: "number" },
      price: { type: "number" },
      kind: { type: "string" },
      note: {},
      lines: { type: "array", items: { type: "object", properties: { n: { type: "number" } }, required: ["n"] } },
      more: { type: "string" },
    },
    required: ["id", "price", "kind", "note", "lines"],
  });
  expect(contractOf(itemSchema([1, "a", null]))).toEqual({ type: ["number", "string", "null"] });
});

test("every item keeps the contract that was made of all", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 3 })), (values) => {
      const validator = new Validator(contractOf(itemSchema(values as Json[])), "2020-12");
      for (const value of values) expect(validator.validate(value).valid).toBe(true);
    }),
    { numRuns: 60 },
  );
});
