import { NodeError } from "../../../model/failure.ts";
import { fromBase64, toBase64 } from "../base64.ts";

/** How bytes are written as text. */
export type BytesEncoding = "hex" | "base64" | "base64url";

/** The bytes as text. */
export function bytesToText(bytes: Uint8Array, encoding: BytesEncoding): string {
  if (encoding === "hex") return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const text = toBase64(bytes);
  return encoding === "base64" ? text : text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The bytes that a text stands for, white space aside; `bad-encoding` when it is none of that encoding. */
export function textToBytes(text: string, encoding: BytesEncoding, param: string): Uint8Array<ArrayBuffer> {
  const bare = text.replace(/\s+/g, "");
  if (encoding === "hex") {
    if (bare.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(bare)) throw badEncoding(encoding, param);
    return Uint8Array.from({ length: bare.length / 2 }, (_, at) => Number.parseInt(bare.slice(at * 2, at * 2 + 2), 16));
  }
  const alphabet = encoding === "base64" ? /^[A-Za-z0-9+/]*={0,2}$/ : /^[A-Za-z0-9_-]*$/;
  if (!alphabet.test(bare) || bare.replaceAll("=", "").length % 4 === 1) throw badEncoding(encoding, param);
  return new Uint8Array(fromBase64(bare.replaceAll("-", "+").replaceAll("_", "/"), param));
}

function badEncoding(encoding: BytesEncoding, param: string): NodeError {
  return new NodeError("bad-encoding", `The text is not ${encoding}.`, { param, hint: "Check the encoding, and that the text is whole." });
}
