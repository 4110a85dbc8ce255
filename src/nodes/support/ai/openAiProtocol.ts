import type { Json, JsonObject } from "../../../model/json.ts";
import type { ModelMessage, ModelProtocol, ModelReply, ModelRequest, ToolCall } from "./modelRequest.ts";
import { openAiReason, openAiUsage } from "./openAiAnswer.ts";
import { OpenAiStream } from "./openAiStream.ts";
import { listAt, objectAt, textAt } from "./readAnswer.ts";

/** The protocol `POST /chat/completions` of OpenAI, which most servers of models speak. */
export const openAiProtocol: ModelProtocol = {
  path: "/chat/completions",
  headers: (key) => (key === "" ? [] : [["authorization", `Bearer ${key}`]]),
  body: openAiBody,
  readReply: openAiReply,
  startStream: () => new OpenAiStream(),
};

function openAiBody(request: ModelRequest, stream: boolean, host: string): JsonObject {
  const { model, system, messages, tools = [], schema, temperature, maxTokens, seed } = request;
  // OpenAI itself refuses the old name for its newer models; many other servers know only that one.
  const limit = host === "api.openai.com" ? "max_completion_tokens" : "max_tokens";
  return {
    model,
    messages: [...(system === "" ? [] : [{ role: "system", content: system }]), ...messages.map(message)],
    ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: "function", function: tool })) }),
    ...(schema !== undefined && { response_format: { type: "json_schema", json_schema: { name: "answer", schema } } }),
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { [limit]: maxTokens }),
    ...(seed !== undefined && { seed }),
    ...(stream && { stream: true, stream_options: { include_usage: true } }),
  };
}

function message(one: ModelMessage): JsonObject {
  if (one.role === "tool") return { role: "tool", tool_call_id: one.id, content: one.text };
  if (one.role === "assistant") {
    const calls = (one.calls ?? []).map(({ id, name, arguments: text }) => ({ id, type: "function", function: { name, arguments: text } }));
    return { role: "assistant", content: one.text, ...(calls.length > 0 && { tool_calls: calls }) };
  }
  const { text, images = [] } = one;
  if (images.length === 0) return { role: "user", content: text };
  const pictures = images.map(({ type, base64 }) => ({ type: "image_url", image_url: { url: `data:${type};base64,${base64}` } }));
  return { role: "user", content: [{ type: "text", text }, ...pictures] };
}

function openAiReply(answer: Json): ModelReply | undefined {
  const [choice] = listAt(answer, "choices");
  if (choice === undefined) return undefined;
  const said = objectAt(choice, "message");
  return {
    text: textAt(said, "content") || textAt(said, "refusal"),
    calls: listAt(said, "tool_calls").map(toolCall),
    usage: openAiUsage(answer),
    finishReason: openAiReason(textAt(choice, "finish_reason")),
    model: textAt(answer, "model"),
  };
}

function toolCall(call: Json): ToolCall {
  const about = objectAt(call, "function");
  return { id: textAt(call, "id"), name: textAt(about, "name"), arguments: textAt(about, "arguments") };
}
