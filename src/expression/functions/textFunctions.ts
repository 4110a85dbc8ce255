import { ExpressionError } from "../expressionError.ts";
import { isList, toNumber, toText } from "../plainValue.ts";
import type { Work } from "../work.ts";
import { type ExpressionFunction, expressionFunction } from "./expressionFunction.ts";

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

export const TEXT_FUNCTIONS: readonly ExpressionFunction[] = [
  expressionFunction("upper(text)", "The text in capital letters.", 'upper("Straße")', "STRASSE", (work, value) =>
    text(work, value).toUpperCase(),
  ),
  expressionFunction("lower(text)", "The text in small letters.", 'lower("ABC")', "abc", (work, value) => text(work, value).toLowerCase()),
  expressionFunction("trim(text)", "The text without space at both ends.", 'trim("  a b ")', "a b", (work, value) =>
    text(work, value).trim(),
  ),
  expressionFunction(
    "capitalize(text)",
    "The text with its first letter as a capital.",
    'capitalize("élan vital")',
    "Élan vital",
    (work, value) => {
      const [first = "", ...rest] = text(work, value).match(/^.|[\s\S]+/gu) ?? [];
      return first.toUpperCase() + rest.join("");
    },
  ),
  expressionFunction(
    "slug(text)",
    "The text as small letters, digits and hyphens, for names and addresses.",
    'slug("Crème Brûlée, 2 Stück!")',
    "creme-brulee-2-stuck",
    slug,
  ),
  expressionFunction(
    "truncate(text, length, end?)",
    "The text cut to a length, with an ellipsis (or `end`) where it was cut.",
    'truncate("A long story", 7)',
    "A long…",
    truncate,
  ),
  expressionFunction("urlEncode(text)", "The text as it may stand in an address.", 'urlEncode("a b&c")', "a%20b%26c", (work, value) => {
    const given = text(work, value);
    work.text(given.length * 9);
    return encodeURIComponent(given.replace(LONE, "\ufffd"));
  }),
  expressionFunction("base64(text)", "The UTF-8 bytes of the text as base64.", 'base64("héllo")', "aMOpbGxv", base64),
  expressionFunction(
    "fromBase64(text)",
    "The text whose UTF-8 bytes the base64 holds; the URL alphabet is read too.",
    'fromBase64("aMOpbGxv")',
    "héllo",
    fromBase64,
  ),
  expressionFunction("isEmpty(value)", "True for null, undefined, an empty text, list or object.", "isEmpty([])", true, (_work, value) =>
    isEmpty(value),
  ),
  expressionFunction(
    "coalesce(…values)",
    "The first value that is neither null, undefined nor an empty text.",
    'coalesce(null, "", "b", "c")',
    "b",
    (_work, ...values) => (values as readonly unknown[]).find((value) => value !== null && value !== undefined && value !== ""),
  ),
];
