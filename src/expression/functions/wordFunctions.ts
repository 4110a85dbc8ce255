import { ExpressionError } from "../expressionError.ts";
import type { Method } from "../method.ts";
import { toNumber, toText } from "../plainValue.ts";
import type { Work } from "../work.ts";

const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{Lo}\p{Lt}\p{Lm}\p{M}]+|\p{N}+/gu;
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function text(work: Work, value: unknown): string {
  const given = value === null || value === undefined ? "" : toText(work, value);
  work.text(given.length);
  return given;
}

function words(work: Work, value: unknown): string[] {
  const found = text(work, value).normalize("NFC").match(WORD) ?? [];
  work.list(found.length);
  return [...found];
}

function lowerWords(work: Work, value: unknown): string[] {
  return words(work, value).map((word) => word.toLowerCase());
}

function capital(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
}

/** Fills up to a length at the start, or at the end where it is negative. */
function pad(work: Work, value: unknown, length: unknown, fill: unknown): string {
  const given = text(work, value);
  const wanted = Math.trunc(toNumber(work, length)) || 0;
  const filler = fill === undefined ? " " : text(work, fill);
  work.text(Math.abs(wanted));
  return wanted < 0 ? given.padEnd(-wanted, filler) : given.padStart(wanted, filler);
}

/** 1 minus the share of characters that must be changed to make one text of the other. */
function similarity(work: Work, left: unknown, right: unknown): number {
  const [a, b] = [text(work, left), text(work, right)];
  if (a === b) return 1;
  work.spend(a.length * b.length);
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= b.length; at += 1) {
      const swapped = (previous[at - 1] as number) + (a[row - 1] === b[at - 1] ? 0 : 1);
      current.push(Math.min(swapped, (previous[at] as number) + 1, (current[at - 1] as number) + 1));
    }
    previous = current;
  }
  return 1 - (previous[b.length] as number) / Math.max(a.length, b.length);
}

function hex(work: Work, value: unknown): string {
  const bytes = new TextEncoder().encode(text(work, value));
  work.text(bytes.length * 2);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(work: Work, value: unknown): string {
  const given = text(work, value);
  if (given.length % 2 === 1 || !/^[0-9a-f]*$/i.test(given)) throw new ExpressionError("expression-value", "fromHex: the text is not hex.");
  return new TextDecoder().decode(
    Uint8Array.from({ length: given.length / 2 }, (_, at) => Number.parseInt(given.slice(at * 2, at * 2 + 2), 16)),
  );
}

/** The CRC-32 of zip and PNG, as eight hex digits. */
function crc32(work: Work, value: unknown): string {
  const bytes = new TextEncoder().encode(text(work, value));
  work.spend(bytes.length);
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ((crc ^ -1) >>> 0).toString(16).padStart(8, "0");
}

function escapeHtml(work: Work, value: unknown): string {
  const given = text(work, value);
  work.text(given.length * 6);
  return given.replace(/[&<>"']/g, (character) => ESCAPES[character] as string);
}

function urlDecode(work: Work, value: unknown): string {
  const given = text(work, value);
  try {
    return decodeURIComponent(given);
  } catch {
    throw new ExpressionError("expression-value", "urlDecode: the text holds a % that begins no valid code.");
  }
}

/** Groups of three are told apart by what is not the decimal sign. */
function parseNumber(work: Work, value: unknown, decimal: unknown): number {
  const given = text(work, value).trim();
  const sign = decimal === undefined ? "." : toText(work, decimal);
  if (sign !== "." && sign !== ",") throw new ExpressionError("expression-value", 'parseNumber: the decimal sign is "." or ",".');
  const plain = given.replace(sign === "." ? /[,\s'’]/g : /[.\s'’]/g, "").replace(",", ".");
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain))) return Number(plain);
  throw new ExpressionError("expression-value", `parseNumber: “${given.slice(0, 40)}” is no number.`);
}

/** Commas between thousands and a point before a fixed count of digits, the same on every machine. */
function formatNumber(work: Work, value: unknown, digits: unknown): string {
  const number = toNumber(work, value);
  const places = Math.trunc(toNumber(work, digits ?? 0));
  if (!(places >= 0 && places <= 20) || !(Math.abs(number) < 1e21))
    throw new ExpressionError("expression-value", "formatNumber needs a number below 1e21 and a count of digits from 0 to 20.");
  const [whole = "", broken] = number.toFixed(places).split(".");
  const grouped = whole.replace(/\d(?=(?:\d{3})+$)/g, "$&,");
  return broken === undefined ? grouped : `${grouped}.${broken}`;
}

export const WORD_FUNCTIONS: Readonly<Record<string, Method>> = {
  words: { run: words },
  camelCase: {
    run: (work, value) =>
      lowerWords(work, value)
        .map((word, at) => (at === 0 ? word : capital(word)))
        .join(""),
  },
  snakeCase: { run: (work, value) => lowerWords(work, value).join("_") },
  kebabCase: { run: (work, value) => lowerWords(work, value).join("-") },
  titleCase: { run: (work, value) => lowerWords(work, value).map(capital).join(" ") },
  pad: { run: pad },
  similarity: { run: similarity },
  hex: { run: hex },
  fromHex: { run: fromHex },
  crc32: { run: crc32 },
  escapeHtml: { run: escapeHtml },
  urlDecode: { run: urlDecode },
  parseNumber: { run: parseNumber },
  formatNumber: { run: formatNumber },
};
