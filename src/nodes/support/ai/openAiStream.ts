import type { Json } from "../../../model/json.ts";
import type { ModelReply, ReplyStream, TokenUsage, ToolCall } from "./modelRequest.ts";
import { openAiReason, openAiUsage } from "./openAiAnswer.ts";
import { listAt, numberAt, objectAt, textAt } from "./readAnswer.ts";

/** Puts the chunks of a streamed chat completion together. The answer is over with its reason to stop; tokens may follow. */
export class OpenAiStream implements ReplyStream {
  #text: string[] = [];
  #calls = new Map<number, ToolCall>();
  #usage: TokenUsage = { input: 0, output: 0 };
  #reason = "";
  #model = "";

  take(data: Json): { readonly text: string; readonly over: boolean } {
    this.#model ||= textAt(data, "model");
    const usage = openAiUsage(data);
    if (usage.input + usage.output > 0) this.#usage = usage;
    const [choice] = listAt(data, "choices");
    const delta = objectAt(choice, "delta");
    const text = textAt(delta, "content") || textAt(delta, "refusal");
    if (text !== "") this.#text.push(text);
    for (const call of listAt(delta, "tool_calls")) this.#addCall(call);
    this.#reason ||= textAt(choice, "finish_reason");
    return { text, over: false };
  }

  reply(): ModelReply | undefined {
    if (this.#reason === "") return undefined;
    return {
      text: this.#text.join(""),
      calls: [...this.#calls.values()],
      usage: this.#usage,
      finishReason: openAiReason(this.#reason),
      model: this.#model,
    };
  }

  #addCall(call: Json): void {
    const index = numberAt(call, "index") ?? this.#calls.size;
    const about = objectAt(call, "function");
    const { id, name, arguments: written } = this.#calls.get(index) ?? { id: "", name: "", arguments: "" };
    this.#calls.set(index, {
      id: id || textAt(call, "id"),
      name: name || textAt(about, "name"),
      arguments: written + textAt(about, "arguments"),
    });
  }
}
