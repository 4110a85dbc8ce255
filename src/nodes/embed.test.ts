import { expect, test } from "vitest";
import type { Json } from "../model/json.ts";
import { embed } from "./embed.ts";
import { type Answer, modelServer } from "./modelServer.ts";
import { runNode } from "./runNode.ts";

async function run(answers: readonly Answer[], input: readonly Json[], params: Record<string, unknown> = {}) {
  const server = await modelServer(...answers);
  const given = { baseUrl: `${server.baseUrl}/`, model: "m", ...params };
  return { server, outputs: await runNode(embed, { params: given, input, host: server.host }) };
}

const data = (...entries: Json[]): Answer => ({ json: { data: entries } });

test("texts go in batches, and vectors come to their items whatever the order of the answer", async () => {
  const answers = [data({ index: 1, embedding: [2] }, { index: 0, embedding: [1] }), data({ embedding: [3] })];
  const { server, outputs } = await run(answers, ["a", "b", "c"], {
    text: "${item}",
    batch: 2,
    as: "__proto__",
    dimensions: 1,
    apiKey: "k",
  });
  expect(JSON.stringify(outputs.out)).toBe(
    "[[1],[2],[3]]".replace(/\[(\d)\]/g, (_, n) => `{"value":"${"abc"[n - 1]}","__proto__":[${n}]}`),
  );
  expect(server.asked.map(({ path, body }) => [path, body.input])).toEqual([
    ["/v1/embeddings", ["a", "b"]],
    ["/v1/embeddings", ["c"]],
  ]);
  expect(server.asked[0]).toMatchObject({ headers: { authorization: "Bearer k" }, body: { dimensions: 1, encoding_format: "float" } });
});

test("no items ask for nothing; an item without text names its position", async () => {
  expect((await run([], [])).outputs).toEqual({ out: [] });
  await expect(run([], [{ text: "a" }, { text: " " }])).rejects.toMatchObject({
    code: "empty-text",
    param: "text",
    message: expect.stringContaining("Item 1"),
  });
});

test.each([
  [data()],
  [data({ index: 5, embedding: [1] })],
  [data({ embedding: ["1"] })],
  [data({ embedding: [] })],
  [{ json: [] }],
  [{ text: "<html>" }],
])("the answer %j is refused", async (answer) => {
  await expect(run([answer as Answer], [{ text: "a" }])).rejects.toMatchObject({ code: "bad-answer", kind: "outside" });
});
