import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { modelFields } from "./support/ai/modelFields.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const chatModelParams = {
  ...modelFields,
  system: { kind: "text", label: "System", help: "What the model is to be and do.", multiline: true, default: "" },
  prompt: {
    kind: "text",
    label: "Prompt",
    help: "What is asked, behind the messages.",
    placeholder: "Summarise: ${item.text}",
    multiline: true,
    default: "${item.text}",
  },
  messages: {
    kind: "json",
    label: "Earlier messages",
    help: 'A list of { "role": "user" or "assistant", "text": "…" }, the oldest first.',
    default: [],
  },
  images: {
    kind: "expression",
    label: "Images",
    help: "A file, or a list of files, that goes with the prompt.",
    placeholder: "${item.picture}",
  },
  schema: {
    kind: "json",
    label: "JSON Schema",
    help: "Of the answer, which then comes as data too; its root is an object. Empty: plain text.",
  },
  stream: { kind: "boolean", label: "Streaming", help: "The answer shows in the log as it comes.", default: true },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Asks the server to answer the same again.",
    integer: true,
    showIf: { param: "provider", in: ["openai-compatible"] },
  },
} as const satisfies Fields;

export const chatModel = defineNode({
  type: "chat-model",
  title: "Chat model",
  icon: "message-square-text",
  category: "ai",
  aliases: ["llm", "gpt", "openai", "anthropic", "claude", "ollama", "prompt", "completion", "generate text", "vision"],
  docs: {
    summary: "Asks a language model for each item and emits its answer.",
    details:
      "It speaks to any address with OpenAI's chat completions (Ollama, LM Studio, llama.cpp, most providers) or with Anthropic's Messages. The item is `{ text, message, usage: { input, output }, finishReason, model }`; `finishReason` is `stop`, `length` (the most tokens were reached), `filtered`, or what the server says. With a **JSON Schema** there is `json` too: the answer is checked by the schema, one that does not match goes back once with what is wrong, and then fails with `schema-mismatch` and the place. Images are file items of a type `image/…`, 20 MB each.\n\nText from items goes into messages and nowhere else: an answer is data, never a template. A busy or failing server fails with `model-busy` or `model-failed` and names its Retry-After: the node's retry policy tries again. A text beyond what the model can read fails with `context-too-long`; a streamed answer that breaks off with `answer-cut`. It counts as reading: a call costs tokens and changes nothing, so it may be made again after an interruption. In a page the server has to allow the page by CORS.",
    examples: [
      {
        title: "Translate each item",
        params: {
          baseUrl: "http://localhost:11434/v1",
          model: "llama3.2",
          system: "Translate to French. Answer with the translation alone.",
        },
        input: [{ text: "Good morning" }],
      },
      {
        title: "An answer as data",
        params: {
          provider: "anthropic",
          baseUrl: "https://api.anthropic.com/v1",
          model: "claude-sonnet-4-5",
          prompt: "Which city is meant? ${item.text}",
          schema: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
        },
        input: [{ text: "The one with the Eiffel tower" }],
      },
    ],
  },
  effects: "read",
  params: chatModelParams,
  summary: "{model}: {prompt}",
  run: lazyRun(async () => (await import("./run/askChatModel.ts")).askChatModel),
});
