import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { WorkflowEngine } from "../src/index.ts";

const example = (name) => readFileSync(join(resolve(import.meta.dirname, ".."), `public/examples/${name}.vwmp.json`), "utf8");

/** The address of a server that speaks chat completions; `say` gives the message to a request. */
async function serveModel(say) {
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const message = say(JSON.parse(text));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ model: "m", choices: [{ index: 0, message, finish_reason: "stop" }] }));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}/v1`;
}

const run = (name, baseUrl) => new WorkflowEngine({ allow: { net: ["127.0.0.1"] } }).execute(example(name), { baseUrl });

test("the support mail goes where the model says", async () => {
  const kindOf = (text) => (text.includes("broken") ? "complaint" : text.includes("?") ? "question" : "odd");
  const baseUrl = await serveModel(({ messages }) => ({ content: JSON.stringify({ label: kindOf(messages[1].content) }) }));
  const { status, failures, outputs } = await run("support-mail", baseUrl);
  expect({ status, failures }).toEqual({ status: "succeeded", failures: [] });
  expect(outputs).toEqual({
    urgent: [{ text: expect.stringMatching(/^Call ada/) }],
    queue: [{ text: expect.stringMatching(/^Answer bob/) }],
    unclear: [{ text: expect.stringContaining("Best coffee") }],
  });
});

test("the agent calls the workflow of its file and reads what comes out", async () => {
  const baseUrl = await serveModel(({ messages }) => {
    const last = messages.at(-1);
    if (last.role === "tool") return { content: `It arrives on ${JSON.parse(last.content).arrives}.` };
    return { content: "", tool_calls: [{ id: "c", type: "function", function: { name: "look_up_order", arguments: '{"number":7}' } }] };
  });
  const { status, failures, outputs } = await run("order-agent", baseUrl);
  expect({ status, failures }).toEqual({ status: "succeeded", failures: [] });
  expect(outputs.reply).toEqual([{ text: "Dear customer,\nIt arrives on Friday." }]);
});
