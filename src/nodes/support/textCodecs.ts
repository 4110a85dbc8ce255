import { fromBase64, toBase64 } from "./base64.ts";
import { decodeHtml, encodeHtml } from "./htmlEntities.ts";

/** A way to write any text in a narrower set of characters. `decode` throws for a text that is not written so. */
export type TextCodec = { encode(text: string): string; decode(text: string): string };

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

const base64: TextCodec = {
  encode: (text) => toBase64(bytesOf(text)),
  decode: (text) => textOf(fromBase64(text, "text")),
};

const base64url: TextCodec = {
  encode: (text) => base64.encode(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, ""),
  decode(text) {
    if (/[+/]/.test(text)) throw new SyntaxError("This alphabet has no + and /.");
    return base64.decode(text.replace(/-/g, "+").replace(/_/g, "/"));
  },
};

const hex: TextCodec = {
  encode: (text) => Array.from(bytesOf(text), (byte) => byte.toString(16).padStart(2, "0")).join(""),
  decode(text) {
    const digits = text.replace(/\s+/g, "");
    if (digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits)) throw new SyntaxError("Two digits make a byte.");
    return textOf(Uint8Array.from({ length: digits.length / 2 }, (_, at) => Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16)));
  },
};

/** The codecs by name. */
export const textCodecs = {
  base64,
  base64url,
  hex,
  url: { encode: (text) => encodeURIComponent(textOf(bytesOf(text))), decode: decodeURIComponent },
  html: { encode: encodeHtml, decode: decodeHtml },
} as const satisfies Record<string, TextCodec>;
