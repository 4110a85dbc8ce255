import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { anyJson, anyWorkflow } from "./anyWorkflow.ts";
import { parseValue } from "./parseDocument.ts";
import { workflowJsonSchema } from "./workflowJsonSchema.ts";

const schema = workflowJsonSchema();
const validator = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);

const spoiled = fc
  .tuple(anyWorkflow, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), anyJson, fc.boolean())
  .map(([document, steps, junk, remove]) => {
    const copy = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
    // Without the odd keys, so that spoiled and sound documents are about as frequent.
    for (const known of [copy, ...Object.values(copy["nodes"] as Record<string, Record<string, unknown>>)]) {
      for (const odd of ["extra", "constructor", "toString", "x-1"]) delete known[odd];
    }
    let at: Record<string, unknown> = copy;
    for (const [index, step] of steps.entries()) {
      const keys = Object.keys(at).filter((key) => key !== "__proto__");
      const key = keys[step % Math.max(1, keys.length)];
      if (key === undefined) break;
      const inner = at[key];
      if (index < steps.length - 1 && typeof inner === "object" && inner !== null) {
        at = inner as Record<string, unknown>;
        continue;
      }
      if (remove && !Array.isArray(at)) delete at[key];
      else at[key] = junk;
      break;
    }
    return copy;
  });

test("the JSON Schema and the parser agree on what is a workflow file", () => {
  let [valid, invalid] = [0, 0];
  fc.assert(
    fc.property(spoiled, (document) => {
      const { problems } = parseValue(document);
      // What the parser says of this key, a validator cannot: it may not even see it.
      fc.pre(!problems.some(({ path }) => path.at(-1) === "__proto__"));
      const relevant = problems.filter(({ code }) => code !== "bad-edge");
      const bySchema = validator.safeParse(document).success;
      if (bySchema) valid += 1;
      else invalid += 1;
      expect([bySchema, relevant, JSON.stringify(document)]).toEqual([relevant.length === 0, relevant, JSON.stringify(document)]);
    }),
    { numRuns: 1500 },
  );
  expect(Math.min(valid, invalid)).toBeGreaterThan(100);
});

test("the JSON Schema says what must be there", () => {
  expect(schema).toMatchObject({ type: "object", required: ["format", "name", "nodes"], additionalProperties: false });
});
