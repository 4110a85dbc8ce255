import type { ModelReply, ToolCall } from "./modelRequest.ts";

/** The tool through which an answer by schema comes. */
export const ANSWER_TOOL = "answer";

const REASONS = new Map([
  ["end_turn", "stop"],
  ["stop_sequence", "stop"],
  ["max_tokens", "length"],
  ["tool_use", "tools"],
  ["refusal", "filtered"],
]);

/** The reply; what came through the tool for answers is its text. */
export function anthropicAnswer(
  text: string,
  calls: readonly ToolCall[],
  about: { readonly usage: ModelReply["usage"]; readonly reason: string; readonly model: string },
): ModelReply {
  const { usage, reason, model } = about;
  const answer = calls.find(({ name }) => name === ANSWER_TOOL);
  const finishReason = REASONS.get(reason) ?? reason;
  if (answer === undefined) return { text, calls, usage, finishReason, model };
  const others = calls.filter((call) => call !== answer);
  return { text: answer.arguments, calls: others, usage, finishReason: finishReason === "tools" ? "stop" : finishReason, model };
}
