/** Shorter values are not looked for: they stand in too much that is no secret. */
const SHORTEST = 4;
/** Longer ones are looked for as they are and in Base64 and hex, not in mixtures of escapes. */
const LONGEST_BY_CHARACTER = 2048;
/** Bytes that one byte of a value can become in an escape. */
const MOST_GROWTH = 6;

const HTML: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;|&#34;"],
  ["'", "&#39;|&#x27;"],
]);
const JSON_SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\\\"'],
  ["\\", "\\\\\\\\"],
  ["/", "\\\\/"],
  ["\n", "\\\\n"],
  ["\r", "\\\\r"],
  ["\t", "\\\\t"],
]);

/** How a value is looked for: in texts as `written` gives its characters, for example as their UTF-8 bytes. Undefined for one too short. */
export function secretPattern(value: string, written: (text: string) => string): string | undefined {
  if (value.length < SHORTEST) return undefined;
  const bytes = new TextEncoder().encode(value);
  const plain =
    value.length <= LONGEST_BY_CHARACTER
      ? Array.from(value, (character) => characterPattern(character, written)).join("")
      : [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)].map((text) => literal(written(text))).join("|");
  return [plain, hexPattern(bytes), ...[0, 1, 2].flatMap((shift) => base64Pattern(bytes, shift) ?? [])].join("|");
}

/** The most bytes that a form of the value takes. */
export function longestForm(value: string): number {
  return new TextEncoder().encode(value).length * MOST_GROWTH;
}

/** The bytes of a text as UTF-8, one character a byte. */
export function asBytes(text: string): string {
  return binaryOf(new TextEncoder().encode(text));
}

const PART = 0x2000;

export function binaryOf(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PART) text += String.fromCharCode(...bytes.subarray(at, at + PART));
  return text;
}

/** One character: itself, percent-encoded, or escaped as in JSON or HTML. */
function characterPattern(character: string, written: (text: string) => string): string {
  const encoded = Array.from(new TextEncoder().encode(character), (byte) => `%${hexDigits(byte)}`).join("");
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  const escaped = units.map((unit) => `\\\\u${hexDigits(unit >> 8)}${hexDigits(unit & 0xff)}`).join("");
  const more = [HTML.get(character), JSON_SHORT.get(character), character === " " ? "\\+" : undefined].filter((each) => each !== undefined);
  return `(?:${[...more, encoded, escaped, literal(written(character))].join("|")})`;
}

function hexPattern(bytes: Uint8Array): string {
  return Array.from(bytes, hexDigits).join("");
}

/** Two digits, of either case. */
function hexDigits(byte: number): string {
  return byte
    .toString(16)
    .padStart(2, "0")
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** What the value becomes inside Base64 of something longer, where `shift` bytes (of three) stand before it; with its end where it is the end. */
function base64Pattern(bytes: Uint8Array, shift: number): string | undefined {
  const padded = new Uint8Array(shift + bytes.length);
  padded.set(bytes, shift);
  const text = btoa(binaryOf(padded)).replaceAll("=", "");
  const sure = Math.floor((padded.length * 8) / 6);
  const core = text.slice(Math.ceil((shift * 8) / 6), sure);
  if (core.length < SHORTEST) return undefined;
  const end = text.slice(sure);
  return `${base64Digits(core)}(?:${base64Digits(end)}(?:=|%3[dD]){0,2})?`;
}

/** Digits of Base64 and of its form for URLs, percent-encoded or not. */
function base64Digits(text: string): string {
  return text.replace(/[+/]/g, (digit) => (digit === "+" ? "(?:\\+|-|%2[bB])" : "(?:\\\\?/|_|%2[fF])"));
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
