import { isFileItem } from "../../model/fileItem.ts";
import type { NodeHost } from "../../model/host.ts";
import type { Json } from "../../model/json.ts";
import { messageValue } from "./messageValue.ts";
import { toText } from "./toText.ts";

/** What is sent for a value: the bytes of a file, a text as it is, JSON for the rest. */
export async function outgoing(value: Json, host: NodeHost): Promise<string | Uint8Array> {
  return isFileItem(value) ? host.bytesOf(value) : toText(value);
}

/** The value of what came: a file for bytes, text or JSON for text. */
export async function incoming(message: string | Uint8Array, as: "text" | "json", host: NodeHost): Promise<Json> {
  if (typeof message === "string") return messageValue(message, as);
  return host.keepFile({ name: "message.bin", type: "application/octet-stream" }, message);
}
