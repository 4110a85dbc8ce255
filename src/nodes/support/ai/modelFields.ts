import type { Fields } from "../../../model/field.ts";

/** Where a model is: the address, its name there, and the key. */
export const serverFields = {
  baseUrl: {
    kind: "text",
    label: "Base URL",
    help: "Up to and with /v1; for Ollama http://localhost:11434/v1.",
    placeholder: "https://api.openai.com/v1",
    required: true,
    capability: "net",
  },
  model: { kind: "text", label: "Model", help: "Its name, as the server says it.", placeholder: "llama3.2", required: true },
  apiKey: {
    kind: "text",
    label: "API key",
    help: "Empty for servers that want none. Keep it as a secret: ${secrets.NAME}.",
    default: "",
    secret: true,
  },
  timeout: { kind: "duration", label: "Time limit", help: "For one call; with streaming, until the answer begins.", default: "2m" },
} as const satisfies Fields;

/** The fields of every type that asks a model for text. */
export const modelFields = {
  provider: {
    kind: "choice",
    label: "Protocol",
    options: [
      { value: "openai-compatible", label: "OpenAI-compatible" },
      { value: "anthropic", label: "Anthropic Messages" },
    ],
    default: "openai-compatible",
  },
  ...serverFields,
  temperature: { kind: "number", label: "Temperature", help: "Empty: the server's own.", min: 0, max: 2 },
  maxTokens: { kind: "number", label: "Most tokens", help: "Of one answer. Empty: the server's own.", min: 1, integer: true },
} as const satisfies Fields;
