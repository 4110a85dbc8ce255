import { isObject } from "../model/json.ts";
import { plainScalar } from "./plainScalar.ts";

/** What follows a key or a dash: the rest of its line, and the lines below it, not yet indented. */
type Block = { readonly head: string; readonly body: readonly string[] };

/** What YAML text cannot hold as it is. */
const UNPRINTABLE = /[^\t\n\x20-\x7E\xA0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]|[\u2028\u2029]/u;
/** Where a text does not stand for itself without quotes. */
const NOT_PLAIN = /^[\s,[\]{}#&*!|>'"%@`]|^[?:-](?:\s|$)|^(?:---|\.\.\.)|:\s|\s#|[\s:-]$|\n/;
/** Longer keys have to be marked with a question mark. */
const MAX_IMPLICIT_KEY = 1000;

/**
 * A JSON value as a YAML 1.2 document in block style, two spaces a level. Lists of numbers whose path `inFlow` accepts stand
 * on one line. Reading it again gives an equal value.
 */
export function emitYaml(value: unknown, inFlow: (path: readonly (string | number)[]) => boolean): string {
  const block = emit(value, []);
  return `${block.head === "" ? block.body.join("\n") : [block.head, ...block.body.map(indented)].join("\n")}\n`;

  function emit(inner: unknown, path: readonly (string | number)[]): Block {
    if (typeof inner === "string") return text(inner);
    if (typeof inner !== "object" || inner === null) return { head: String(inner), body: [] };
    if (Array.isArray(inner)) {
      if (inner.length === 0) return { head: "[]", body: [] };
      if (inFlow(path) && inner.every((entry) => typeof entry === "number")) return { head: `[ ${inner.join(", ")} ]`, body: [] };
      return { head: "", body: inner.flatMap((entry, index) => listItem(emit(entry, [...path, index]))) };
    }
    const keys = isObject(inner) ? Object.keys(inner).filter((key) => inner[key as keyof typeof inner] !== undefined) : [];
    if (keys.length === 0) return { head: "{}", body: [] };
    return { head: "", body: keys.flatMap((key) => mapEntry(key, emit(inner[key as keyof typeof inner], [...path, key]))) };
  }
}

function listItem({ head, body }: Block): string[] {
  const [first = "", ...rest] = head === "" ? body : [head, ...body];
  return [`- ${first}`, ...rest.map(indented)];
}

function mapEntry(key: string, { head, body }: Block): string[] {
  const name = oneLine(key);
  const value = head === "" ? ":" : `: ${head}`;
  return name.length > MAX_IMPLICIT_KEY ? [`? ${name}`, value, ...body.map(indented)] : [name + value, ...body.map(indented)];
}

function indented(line: string): string {
  return line === "" ? "" : `  ${line}`;
}

/** Text of several lines keeps its lines, unless its spaces would be lost. */
function text(value: string): Block {
  if (!value.includes("\n") || UNPRINTABLE.test(value) || /^\s|\n[ \t]+$/.test(value)) return { head: oneLine(value), body: [] };
  const lines = value.split("\n");
  const ends = lines.at(-1) === "";
  if (ends) lines.pop();
  const chomping = !ends ? "-" : lines.at(-1) === "" ? "+" : "";
  return { head: `|${chomping}`, body: lines };
}

function oneLine(value: string): string {
  const special = UNPRINTABLE.test(value) || /[\t\n]/.test(value);
  if (!special && value !== "" && !NOT_PLAIN.test(value) && typeof plainScalar(value) === "string") return value;
  if (!special && value.includes('"') && !value.includes("'")) return `'${value}'`;
  return JSON.stringify(value).replace(/[\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
