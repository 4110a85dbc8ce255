import type { Json } from "../../../model/json.ts";
import { anthropicAnswer } from "./anthropicAnswer.ts";
import type { ModelReply, ReplyStream, ToolCall } from "./modelRequest.ts";
import { numberAt, objectAt, textAt } from "./readAnswer.ts";

/** Puts the events of a streamed message together, from `message_start` to `message_stop`. */
export class AnthropicStream implements ReplyStream {
  #text: string[] = [];
  #calls = new Map<number, ToolCall>();
  #input = 0;
  #output = 0;
  #reason = "";
  #model = "";
  #over = false;

  take(data: Json): { readonly text: string; readonly over: boolean } {
    const type = textAt(data, "type");
    if (type === "message_start") this.#start(objectAt(data, "message"));
    if (type === "content_block_start") this.#startBlock(numberAt(data, "index") ?? 0, objectAt(data, "content_block"));
    if (type === "message_delta") {
      this.#reason = textAt(objectAt(data, "delta"), "stop_reason");
      this.#output = numberAt(objectAt(data, "usage"), "output_tokens") ?? this.#output;
    }
    if (type === "message_stop") this.#over = true;
    const text = type === "content_block_delta" ? this.#addPiece(numberAt(data, "index") ?? 0, objectAt(data, "delta")) : "";
    return { text, over: this.#over };
  }

  reply(): ModelReply | undefined {
    if (!this.#over) return undefined;
    const calls = Array.from(this.#calls.values(), (call) => ({ ...call, arguments: call.arguments === "" ? "{}" : call.arguments }));
    const usage = { input: this.#input, output: this.#output };
    return anthropicAnswer(this.#text.join(""), calls, { usage, reason: this.#reason, model: this.#model });
  }

  #start(message: Json): void {
    this.#model = textAt(message, "model");
    this.#input = numberAt(objectAt(message, "usage"), "input_tokens") ?? 0;
  }

  #startBlock(index: number, block: Json): void {
    if (textAt(block, "type") === "tool_use")
      this.#calls.set(index, { id: textAt(block, "id"), name: textAt(block, "name"), arguments: "" });
  }

  #addPiece(index: number, delta: Json): string {
    const call = this.#calls.get(index);
    if (call !== undefined) this.#calls.set(index, { ...call, arguments: call.arguments + textAt(delta, "partial_json") });
    const text = textAt(delta, "text");
    if (text !== "") this.#text.push(text);
    return text;
  }
}
