import { expect, test } from "vitest";
import { NodeError } from "../model/failure.ts";
import type { Json } from "../model/json.ts";
import type { Control } from "../model/nodeType.ts";
import { agent } from "./agent.ts";
import { completion, modelServer } from "./modelServer.ts";
import { runNode } from "./runNode.ts";
import { recordingControl } from "./support/recordingControl.ts";

const TOOL = {
  name: "add",
  description: "Adds",
  workflow: "sum",
  parameters: { type: "object", properties: { a: { type: "number" } }, required: ["a"] },
};
type Served = Awaited<ReturnType<typeof modelServer>>;
const call = (args: string, name = "add", id = "c1") => completion("", { tool_calls: [{ id, function: { name, arguments: args } }] });

async function run(server: Served, params: Record<string, unknown> = {}, answer: Control["call"] = async () => ({ out: [{ sum: 3 }] })) {
  const { control, asked } = recordingControl({ call: answer });
  const lines: string[] = [];
  const given = { baseUrl: server.baseUrl, model: "m", tools: [TOOL], ...params };
  const options = { params: given, input: [{ text: "1 + 2?" }], control, log: (line: string) => void lines.push(line) };
  const outputs = await runNode(agent, { ...options, host: { ...server.host, ...(params.host as object) } });
  return { out: outputs.out as Json[], asked, lines };
}

test("the model's call runs the workflow, and its result goes back until there is an answer", async () => {
  const server = await modelServer(call('{"a":1}'), completion("It is 3"));
  const { out, asked, lines } = await run(server);
  expect(asked).toEqual([["call", { workflow: "sum", parameters: { a: 1 }, input: [{ a: 1 }] }]]);
  expect(out).toEqual([
    {
      text: "It is 3",
      steps: [
        { text: "", calls: [{ name: "add", arguments: '{"a":1}', result: { sum: 3 } }] },
        { text: "It is 3", calls: [] },
      ],
      usage: { input: 14, output: 6 },
      finishReason: "stop",
      model: "m-1",
    },
  ]);
  expect(lines).toEqual(['Step 1: calls add({"a":1})', "Step 2: answers: It is 3"]);
  expect(server.asked[1]?.body.messages).toEqual([
    { role: "user", content: "1 + 2?" },
    { role: "assistant", content: "", tool_calls: [{ id: "c1", type: "function", function: { name: "add", arguments: '{"a":1}' } }] },
    { role: "tool", tool_call_id: "c1", content: '{"sum":3}' },
  ]);
});

test("with Anthropic the results of several tools stand in one turn", async () => {
  const use = (id: string) => ({ type: "tool_use", id, name: "add", input: { a: 1 } });
  const server = await modelServer(
    { json: { type: "message", content: [{ type: "text", text: "Hm" }, use("t1"), use("t2")], stop_reason: "tool_use" } },
    { json: { type: "message", content: [{ type: "text", text: "3" }], stop_reason: "end_turn" } },
  );
  expect((await run(server, { provider: "anthropic" })).out).toMatchObject([{ text: "3", finishReason: "stop" }]);
  expect(server.asked[1]?.body.messages).toEqual([
    { role: "user", content: [{ type: "text", text: "1 + 2?" }] },
    { role: "assistant", content: [{ type: "text", text: "Hm" }, use("t1"), use("t2")] },
    {
      role: "user",
      content: ["t1", "t2"].map((id) => ({ type: "tool_result", tool_use_id: id, content: '{"sum":3}' })),
    },
  ]);
});

test.each([
  ["{broken", "add", "not JSON"],
  ['{"a":"x"}', "add", "/a"],
  ["[]", "add", "match"],
  ['{"a":1}', "__proto__", "no tool"],
])("a call with %s of %s is told to the model and runs nothing", async (args, name, problem) => {
  const server = await modelServer(call(args, name), completion("Sorry"));
  const { asked, out } = await run(server);
  expect(asked).toEqual([]);
  expect(out).toMatchObject([{ text: "Sorry" }]);
  expect(server.asked[1]?.body.messages).toMatchObject([{}, {}, { role: "tool", content: expect.stringContaining(problem) }]);
});

test("a tool that fails is told to the model, or fails the agent", async () => {
  const broken = () => Promise.reject(new NodeError("no-order", "There is no order 7."));
  const server = await modelServer(call('{"a":1}'), completion("None"), call('{"a":1}'));
  expect((await run(server, {}, broken)).out).toMatchObject([{ text: "None" }]);
  await expect(run(server, { onToolError: "fail" }, broken)).rejects.toMatchObject({ code: "no-order" });
  const cancelled = () => Promise.reject(new NodeError("cancelled", "Cancelled.", { kind: "cancelled" }));
  await expect(run(await modelServer(call('{"a":1}')), {}, cancelled)).rejects.toMatchObject({ code: "cancelled" });
});

test("a long result is cut for the model and whole in the steps", async () => {
  const server = await modelServer(call('{"a":1}'), completion("ok"));
  const { out } = await run(server, { resultLength: 100 }, async () => ({ a: ["x".repeat(500)], b: [] }));
  expect(out).toMatchObject([{ steps: [{ calls: [{ result: { a: ["x".repeat(500)], b: [] } }] }, {}] }]);
  expect(server.asked[1]?.body.messages).toMatchObject([
    {},
    {},
    { content: expect.stringMatching(/^.{100} … \(cut: 417 characters more\)$/) },
  ]);
});

test("of several outputs the one named is the result; one that the run did not make is an empty list", async () => {
  const outputs = async () => ({ order: [{ id: 7 }], rest: [{ id: 8 }], toString: [1, 2] });
  const read = async (output: string) => {
    const server = await modelServer(call('{"a":1}'), completion("ok"));
    await run(server, { tools: [{ ...TOOL, output }] }, outputs as never);
    const messages = server.asked[1]?.body.messages as readonly { readonly content: string }[] | undefined;
    return messages?.[2]?.content;
  };
  expect(await read("order")).toBe('{"id":7}');
  expect(await read("toString")).toBe("[1,2]");
  expect(await read("valueOf")).toBe("[]");
  expect(await read("")).toBe('{"order":[{"id":7}],"rest":[{"id":8}],"toString":[1,2]}');
});

test("an agent without end stops at its steps, and at its tokens", async () => {
  const endless = Array.from({ length: 9 }, () => call('{"a":1}'));
  const steps = await modelServer(...endless);
  await expect(run(steps, { maxSteps: 3 })).rejects.toMatchObject({ code: "agent-budget", kind: "budget", param: "maxSteps" });
  expect(steps.asked).toHaveLength(3);
  const tokens = await modelServer(...endless);
  await expect(run(tokens, { budget: 15 })).rejects.toMatchObject({ code: "agent-budget", param: "budget" });
  expect(tokens.asked).toHaveLength(2);
});

test("after an interruption it reads the replies it had, and then forgets them", async () => {
  const kept = new Map<string, Json>();
  const state = {
    read: async (name: string) => kept.get(name),
    change: async (name: string, update: (value: Json | undefined) => Json | undefined) => {
      const value = update(kept.get(name));
      if (value === undefined) kept.delete(name);
      else kept.set(name, value);
    },
  };
  const first = await modelServer(call('{"a":1}'));
  let before: [string, Json][] = [];
  const noteWhatIsKept = async () => {
    before = [...kept];
    return {};
  };
  await expect(run(first, { host: { state } }, noteWhatIsKept)).rejects.toMatchObject({ code: "model-failed" });
  expect(kept.size).toBe(0);
  for (const [name, value] of before) kept.set(name, value);
  const second = await modelServer(completion("It is 3"));
  const { asked, out } = await run(second, { host: { state } });
  expect(asked).toHaveLength(1);
  expect(out).toMatchObject([{ text: "It is 3" }]);
  expect(second.asked).toHaveLength(1);
  expect(kept.size).toBe(0);
});

test.each([
  [{ tools: [{ ...TOOL, name: "a b" }] }, "bad-value", "tools"],
  [{ tools: [TOOL, TOOL] }, "bad-value", "tools"],
  [{ tools: [{ ...TOOL, parameters: [] }] }, "bad-schema", "tools"],
  [{ prompt: "${item.none}" }, "empty-prompt", "prompt"],
])("%j fails with %s before anything is asked", async (params, code, param) => {
  const server = await modelServer();
  await expect(run(server, params)).rejects.toMatchObject({ code, param, kind: "user" });
  expect(server.asked).toEqual([]);
});
