import type { Json } from "../../../model/json.ts";
import type { TokenUsage } from "./modelRequest.ts";
import { numberAt, objectAt } from "./readAnswer.ts";

const REASONS = new Map([
  ["tool_calls", "tools"],
  ["function_call", "tools"],
  ["content_filter", "filtered"],
]);

/** The neutral word for a provider's reason to stop. */
export function openAiReason(reason: string): string {
  return REASONS.get(reason) ?? reason;
}

/** The tokens that an answer or an event tells; 0 where it tells none. */
export function openAiUsage(answer: Json): TokenUsage {
  const usage = objectAt(answer, "usage");
  return { input: numberAt(usage, "prompt_tokens") ?? 0, output: numberAt(usage, "completion_tokens") ?? 0 };
}
