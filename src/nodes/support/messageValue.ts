import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import { parseJson } from "./parseJson.ts";

/** The value of a message: its text, or what that is as JSON; other text fails as the outside's fault. */
export function messageValue(text: string, as: "text" | "json"): Json {
  if (as === "text") return text;
  try {
    return parseJson(text, { kind: "outside" });
  } catch (cause) {
    const message = `A message is not JSON: “${text.slice(0, 200)}”.`;
    throw new NodeError("bad-message", message, { kind: "outside", param: "as", hint: "Take the messages as text.", cause });
  }
}

/** Text of bytes in UTF-8; what is none is replaced. */
export function textOfBytes(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
