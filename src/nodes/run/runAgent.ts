import { NodeError } from "../../model/failure.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import { madeOf } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { agentParams } from "../agent.ts";
import { type CallTool, checkTools, toolCaller } from "../support/ai/agentTools.ts";
import { askModel } from "../support/ai/askModel.ts";
import type { ModelMessage, ModelReply, ModelRequest } from "../support/ai/modelRequest.ts";
import { type RememberReply, rememberedReplies } from "../support/ai/rememberedReplies.ts";
import { toText } from "../support/toText.ts";

type Context = RunContext<typeof agentParams>;
const MOST_CALLS = 64;

/** What the agent answers for each item, one after the other. */
export async function runAgent(context: Context): Promise<Json[]> {
  const { items, params, host, idempotencyKey, progress } = context;
  const tools = checkTools(params.tools);
  const remembered = rememberedReplies(host.state, `agent:${idempotencyKey}`);
  const answers: Json[] = [];
  try {
    for (const [index, item] of items.entries()) {
      const task = toText(params.prompt(item, index));
      if (task.trim() === "") throw noTask(index);
      answers.push(madeOf(await work(context, task, toolCaller(context, tools), remembered.next), [item]));
      progress(answers.length, items.length);
    }
    return answers;
  } finally {
    await remembered.forget();
  }
}

async function work({ params, host, log }: Context, task: string, callTool: CallTool, remember: RememberReply): Promise<JsonObject> {
  const messages: ModelMessage[] = [{ role: "user", text: task }];
  const steps: JsonObject[] = [];
  const usage = { input: 0, output: 0 };
  const { model, temperature, maxTokens, maxSteps, budget } = params;
  const tools = params.tools.map(({ name, description, parameters }) => ({ name, description, parameters: parameters as JsonObject }));
  for (let step = 1; step <= maxSteps; step += 1) {
    const request: ModelRequest = { model, system: toText(params.system), messages, tools, temperature, maxTokens };
    const reply = await remember(() => askModel(host, params, request));
    usage.input += reply.usage.input;
    usage.output += reply.usage.output;
    log(`Step ${step}: ${told(reply)}`, { usage: { ...usage } });
    if (reply.calls.length === 0) {
      const { text, finishReason } = reply;
      return { text, steps: [...steps, { text, calls: [] }], usage, finishReason, model: reply.model };
    }
    if (usage.input + usage.output >= budget) throw overBudget(`It has used ${usage.input + usage.output} tokens of ${budget}.`, "budget");
    if (reply.calls.length > MOST_CALLS) throw overBudget(`It asks for ${reply.calls.length} calls at once.`, "tools");
    const calls = withIds(reply, step);
    messages.push({ role: "assistant", text: reply.text, calls });
    const made: JsonObject[] = [];
    for (const call of calls) {
      const { result, text } = await callTool(call);
      messages.push({ role: "tool", id: call.id, text });
      made.push({ name: call.name, arguments: call.arguments, result });
    }
    steps.push({ text: reply.text, calls: made });
  }
  throw overBudget(maxSteps === 1 ? "It has no answer after 1 step." : `It has no answer after ${maxSteps} steps.`, "maxSteps");
}

/** Some servers give their calls no id, and then the results could not be told apart. */
function withIds({ calls }: ModelReply, step: number): ModelReply["calls"] {
  return calls.map((call, at) => (call.id === "" ? { ...call, id: `call_${step}_${at}` } : call));
}

function told({ text, calls }: ModelReply): string {
  const names = calls.map(({ name, arguments: given }) => `${name}(${given.slice(0, 200)})`);
  return calls.length === 0 ? `answers: ${text.slice(0, 200)}` : `calls ${names.join(", ").slice(0, 1000)}`;
}

function overBudget(what: string, param: string): NodeError {
  return new NodeError("agent-budget", `The agent was stopped. ${what}`, {
    kind: "budget",
    param,
    hint: "Raise the limit, or make the task smaller; the log has each step.",
  });
}

function noTask(index: number): NodeError {
  return new NodeError("empty-prompt", `Item ${index} has no task.`, {
    param: "prompt",
    hint: "Point it at the field that holds the text, for example ${item.question}.",
  });
}
