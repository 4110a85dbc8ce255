import type { Json, JsonObject } from "../../../model/json.ts";

/** A call of a tool that a model asks for; `arguments` is JSON text as the model wrote it. */
export type ToolCall = { readonly id: string; readonly name: string; readonly arguments: string };

/** A picture for a model, as base64. */
export type ModelImage = { readonly type: string; readonly base64: string };

/** One turn of a conversation, in no provider's words. */
export type ModelMessage =
  | { readonly role: "user"; readonly text: string; readonly images?: readonly ModelImage[] }
  | { readonly role: "assistant"; readonly text: string; readonly calls?: readonly ToolCall[] }
  | { readonly role: "tool"; readonly id: string; readonly text: string };

/** Something a model may call. */
export type ModelTool = { readonly name: string; readonly description: string; readonly parameters: JsonObject };

/** What is asked of a model. */
export type ModelRequest = {
  readonly model: string;
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools?: readonly ModelTool[];
  /** The answer is to be JSON of this schema, whose root is an object. */
  readonly schema?: JsonObject;
  readonly temperature?: number | undefined;
  readonly maxTokens?: number | undefined;
  readonly seed?: number | undefined;
};

export type TokenUsage = { readonly input: number; readonly output: number };

/** What a model answered. With a schema, `text` is the JSON text. */
export type ModelReply = {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  readonly usage: TokenUsage;
  /** `stop`, `length`, `tools`, `filtered`, or what the provider says. */
  readonly finishReason: string;
  readonly model: string;
};

/** Takes the events of a streamed answer, and gives the reply behind the last one. */
export type ReplyStream = {
  /** The piece of text that the event brings; true once the answer is over. */
  take(data: Json): { readonly text: string; readonly over: boolean };
  /** The reply; undefined while the answer is not over. */
  reply(): ModelReply | undefined;
};

/** A provider's words for requests and answers. */
export type ModelProtocol = {
  readonly path: string;
  headers(key: string, place: "browser" | "node"): readonly (readonly [name: string, value: string])[];
  body(request: ModelRequest, stream: boolean, host: string): JsonObject;
  /** Undefined for an answer in another shape. */
  readReply(answer: Json): ModelReply | undefined;
  startStream(): ReplyStream;
};
