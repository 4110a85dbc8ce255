import type { Json, JsonObject } from "../../../model/json.ts";
import { parseJson } from "../parseJson.ts";
import { ANSWER_TOOL, anthropicAnswer } from "./anthropicAnswer.ts";
import { AnthropicStream } from "./anthropicStream.ts";
import type { ModelMessage, ModelProtocol, ModelReply, ModelRequest } from "./modelRequest.ts";
import { listAt, numberAt, objectAt, textAt } from "./readAnswer.ts";

/** What this protocol asks for where no limit is given: it has no answer without one. */
const MOST_TOKENS = 4096;

/** Anthropic's protocol `POST /messages`. */
export const anthropicProtocol: ModelProtocol = {
  path: "/messages",
  headers: (key, place) => [
    ["anthropic-version", "2023-06-01"],
    ...(key === "" ? [] : [["x-api-key", key] as const]),
    ...(place === "browser" ? [["anthropic-dangerous-direct-browser-access", "true"] as const] : []),
  ],
  body: anthropicBody,
  readReply: anthropicReply,
  startStream: () => new AnthropicStream(),
};

function anthropicBody(request: ModelRequest, stream: boolean): JsonObject {
  const { model, system, messages, tools = [], schema, temperature, maxTokens } = request;
  const offered = tools.map(({ name, description, parameters }) => ({ name, description, input_schema: parameters }));
  if (schema !== undefined) offered.push({ name: ANSWER_TOOL, description: "Gives the answer.", input_schema: schema });
  return {
    model,
    max_tokens: maxTokens ?? MOST_TOKENS,
    ...(system !== "" && { system }),
    messages: turns(messages),
    ...(offered.length > 0 && { tools: offered }),
    ...(schema !== undefined && { tool_choice: { type: "tool", name: ANSWER_TOOL } }),
    ...(temperature !== undefined && { temperature }),
    ...(stream && { stream: true }),
  };
}

/** Turns in which the answers of several tools stand together, as the protocol asks. */
function turns(messages: readonly ModelMessage[]): JsonObject[] {
  const made: { role: string; content: JsonObject[] }[] = [];
  for (const message of messages) {
    const role = message.role === "assistant" ? "assistant" : "user";
    const last = made.at(-1);
    if (last?.role === role) last.content.push(...blocks(message));
    else made.push({ role, content: blocks(message) });
  }
  return made;
}

function blocks(message: ModelMessage): JsonObject[] {
  if (message.role === "tool") return [{ type: "tool_result", tool_use_id: message.id, content: message.text }];
  const text = message.text === "" ? [] : [{ type: "text", text: message.text }];
  if (message.role === "assistant") {
    return [
      ...text,
      ...(message.calls ?? []).map(({ id, name, arguments: given }) => ({ type: "tool_use", id, name, input: input(given) })),
    ];
  }
  const pictures = (message.images ?? []).map(({ type, base64 }) => ({
    type: "image",
    source: { type: "base64", media_type: type, data: base64 },
  }));
  return [...pictures, ...text];
}

/** What a model wrote as arguments, so far as it is JSON: it gets its own mistake told in the answer of the tool. */
function input(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return {};
  }
}

function anthropicReply(answer: Json): ModelReply | undefined {
  if (textAt(answer, "type") !== "message") return undefined;
  const content = listAt(answer, "content");
  const text = content.filter((block) => textAt(block, "type") === "text").map((block) => textAt(block, "text"));
  const calls = content
    .filter((block) => textAt(block, "type") === "tool_use")
    .map((block) => ({ id: textAt(block, "id"), name: textAt(block, "name"), arguments: JSON.stringify(objectAt(block, "input")) }));
  const usage = objectAt(answer, "usage");
  return anthropicAnswer(text.join(""), calls, {
    usage: { input: numberAt(usage, "input_tokens") ?? 0, output: numberAt(usage, "output_tokens") ?? 0 },
    reason: textAt(answer, "stop_reason"),
    model: textAt(answer, "model"),
  });
}
