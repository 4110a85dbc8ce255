import fc from "fast-check";
import { expect, test } from "vitest";
import { completion, modelServer } from "./modelServer.ts";
import { runNode } from "./runNode.ts";
import { summarise } from "./summarise.ts";
import { cutText } from "./support/ai/cutText.ts";

async function run(answers: readonly string[], text: unknown, params: Record<string, unknown> = {}) {
  const server = await modelServer(...answers.map((answer) => completion(answer)));
  const given = { baseUrl: server.baseUrl, model: "m", ...params };
  const { out } = await runNode(summarise, { params: given, input: [{ text } as never], host: server.host });
  return { out, asked: server.asked.map(({ body }) => (body.messages as { content: string }[]).map(({ content }) => content)) };
}

test("a short text is summed up in one call, by the instructions", async () => {
  const { out, asked } = await run([" Short. "], "Long", { instructions: "In French." });
  expect(out).toEqual([{ text: "Long", summary: "Short." }]);
  expect(asked).toEqual([[expect.stringMatching(/^Sum up[\s\S]*In French\.$/), "Long"]]);
});

test("a long text goes in parts, whose summaries are summed up", async () => {
  const text = `${"a".repeat(400)}. ${"b".repeat(400)}. ${"c".repeat(400)}`;
  const { out, asked } = await run(["A", "B", "C", "ABC"], text, { chunk: 500, into: "" });
  expect(out).toEqual(["ABC"]);
  expect(asked.map(([, part]) => part)).toEqual([`${"a".repeat(400)}. `, `${"b".repeat(400)}. `, "c".repeat(400), "A\n\nB\n\nC"]);
});

test("summaries that do not get shorter end it", async () => {
  const long = "x".repeat(600);
  await expect(run([long, long, long], long, { chunk: 500 })).rejects.toMatchObject({ code: "summary-too-long", kind: "outside" });
});

test.each([
  ["", {}, "empty-text", "text"],
  [7, {}, "not-text", "text"],
  ["x".repeat(5000), { chunk: 500, most: 3 }, "text-too-long", "most"],
])("the text %.10j fails before anything is asked", async (text, params, code, param) => {
  await expect(run([], text, params)).rejects.toMatchObject({ code, param });
});

test("half a summary and none are failures", async () => {
  await expect(run([" "], "x")).rejects.toMatchObject({ code: "empty-answer", kind: "outside" });
  const json = { choices: [{ message: { content: "Half a" }, finish_reason: "length" }] };
  const server = await modelServer({ json });
  const params = { baseUrl: server.baseUrl, model: "m", text: "x" };
  await expect(runNode(summarise, { params, host: server.host })).rejects.toMatchObject({ code: "answer-cut", param: "maxTokens" });
});

test("parts are no longer than asked, and together they are the text", () => {
  const text = fc.array(fc.constantFrom("word", " ", ". ", "\n\n", "👋", "é"), { maxLength: 80 }).map((some) => some.join(""));
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 30 }), (whole, length) => {
      const parts = cutText(whole, length);
      expect(parts.join("")).toBe(whole);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(length);
        expect(() => encodeURIComponent(part)).not.toThrow();
      }
    }),
  );
});
