import { Validator } from "@cfworker/json-schema";
import fc from "fast-check";
import { expect, test } from "vitest";
import { itemSchema } from "../../model/itemSchema.ts";
import type { Json } from "../../model/json.ts";
import { jsonSchemaOf } from "./jsonSchemaOf.ts";

test("the schema says what is required, the range and the choices", () => {
  const items = Array.from({ length: 8 }, (_, n) => ({ n, kind: n % 2 === 0 ? "even" : "odd", ...(n > 4 && { more: [true] }) }));
  expect(jsonSchemaOf(itemSchema(items))).toMatchObject({
    type: "object",
    required: ["n", "kind"],
    properties: {
      n: { type: "integer", minimum: 0, maximum: 7 },
      kind: { enum: ["even", "odd"] },
      more: { type: "array", items: { type: "boolean" } },
    },
  });
});

test("every item is valid by the schema that was made of all", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 3 })), (values) => {
      const validator = new Validator(jsonSchemaOf(itemSchema(values as Json[])), "2020-12");
      for (const value of values) expect(validator.validate(value).valid).toBe(true);
    }),
    { numRuns: 60 },
  );
});
