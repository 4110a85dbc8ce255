import { expect, test } from "vitest";
import { extract } from "./extract.ts";
import { completion, modelServer } from "./modelServer.ts";
import { runNode } from "./runNode.ts";

const FIELDS = [{ name: "total", type: "number", description: "With tax", mandatory: true }, { name: "constructor" }];

async function run(answers: readonly string[], params: Record<string, unknown> = {}) {
  const server = await modelServer(...answers.map((text) => completion(text)));
  const given = { baseUrl: server.baseUrl, model: "m", fields: FIELDS, ...params };
  return { server, result: await runNode(extract, { params: given, input: [{ text: "Total 7" }], host: server.host }) };
}

test("the fields become the item, or a field of it", async () => {
  const { server, result } = await run(['{"total":7,"constructor":null}']);
  expect(result).toEqual({ out: [{ total: 7, constructor: null }] });
  expect(server.asked[0]?.body.response_format).toMatchObject({
    json_schema: {
      schema: {
        properties: { total: { type: "number", description: "With tax" }, constructor: { anyOf: [{ type: "string" }, { type: "null" }] } },
        required: ["total", "constructor"],
        additionalProperties: false,
      },
    },
  });
  const { result: into } = await run(['{"total":7,"constructor":"x"}'], { into: "read" });
  expect(into).toEqual({ out: [{ text: "Total 7", read: { total: 7, constructor: "x" } }] });
});

test("what must be there and is not is asked again, then a failure with the place", async () => {
  const wrong = '{"total":null,"constructor":null}';
  expect((await run([wrong, '{"total":1,"constructor":null}'])).result).toEqual({ out: [{ total: 1, constructor: null }] });
  await expect(run([wrong, wrong])).rejects.toMatchObject({ code: "schema-mismatch", message: expect.stringContaining("/total") });
  await expect(run(['{"total":1}', '{"total":1,"constructor":null,"more":1}'])).rejects.toMatchObject({ code: "schema-mismatch" });
});

test.each([[[]], [[{ name: "a" }, { name: "a" }]], [[{ name: "__proto__" }]]])("the fields %j are refused", async (fields) => {
  await expect(run([], { fields })).rejects.toMatchObject({ code: "bad-value", param: "fields" });
});
