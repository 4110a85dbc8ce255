import { ExpressionError } from "../expressionError.ts";
import type { Method } from "../method.ts";
import { isList, toNumber, toText } from "../plainValue.ts";
import type { Work } from "../work.ts";

function text(work: Work, value: unknown): string {
  const given = value === null || value === undefined ? "" : toText(work, value);
  work.text(given.length);
  return given;
}

function slug(work: Work, value: unknown): string {
  const plain = text(work, value)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .join("-");
}

function truncate(work: Work, value: unknown, length: unknown, end: unknown = "…"): string {
  const given = text(work, value);
  const limit = Math.max(0, Math.trunc(toNumber(work, length)) || 0);
  if (given.length <= limit) return given;
  const tail = toText(work, end).slice(0, limit);
  return given.slice(0, limit - tail.length).replace(/[\uD800-\uDBFF]$/, "") + tail;
}

const LONE = /\p{Surrogate}/gu;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64(work: Work, value: unknown): string {
  const bytes = new TextEncoder().encode(text(work, value));
  work.text(Math.ceil(bytes.length / 3) * 4);
  let encoded = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b, c] = [bytes[index], bytes[index + 1], bytes[index + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    encoded += (ALPHABET[bits >> 18] as string) + (ALPHABET[(bits >> 12) & 63] as string);
    encoded += b === undefined ? "==" : (ALPHABET[(bits >> 6) & 63] as string) + (c === undefined ? "=" : (ALPHABET[bits & 63] as string));
  }
  return encoded;
}

function fromBase64(work: Work, value: unknown): string {
  const given = text(work, value)
    .replace(/\s+/g, "")
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .replace(/={1,2}$/, "");
  if (!/^[A-Za-z0-9+/]*$/.test(given) || given.length % 4 === 1)
    throw new ExpressionError("expression-value", "fromBase64: the text is not base64.");
  const bytes = new Uint8Array(Math.floor((given.length * 3) / 4));
  let [bits, count, at] = [0, 0, 0];
  for (const character of given) {
    bits = ((bits << 6) | ALPHABET.indexOf(character)) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[at] = (bits >> count) & 255;
      at += 1;
    }
  }
  return new TextDecoder().decode(bytes);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (isList(value)) return value.length === 0;
  return typeof value === "object" && Object.keys(value).length === 0;
}

export const TEXT_FUNCTIONS: Readonly<Record<string, Method>> = {
  upper: { run: (work, value) => text(work, value).toUpperCase() },
  lower: { run: (work, value) => text(work, value).toLowerCase() },
  trim: { run: (work, value) => text(work, value).trim() },
  capitalize: {
    run: (work, value) => {
      const [first = "", ...rest] = text(work, value).match(/^.|[\s\S]+/gu) ?? [];
      return first.toUpperCase() + rest.join("");
    },
  },
  slug: { run: slug },
  truncate: { run: truncate },
  urlEncode: {
    run: (work, value) => {
      const given = text(work, value);
      work.text(given.length * 9);
      return encodeURIComponent(given.replace(LONE, "\ufffd"));
    },
  },
  base64: { run: base64 },
  fromBase64: { run: fromBase64 },
  isEmpty: { run: (_work, value) => isEmpty(value) },
  coalesce: {
    run: (_work, ...values) => (values as readonly unknown[]).find((value) => value !== null && value !== undefined && value !== ""),
  },
};
