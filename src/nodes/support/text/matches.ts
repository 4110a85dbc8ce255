import { RE2JS } from "re2js";
import { NodeError } from "../../../model/failure.ts";
import type { Json } from "../../../model/json.ts";
import { type RecordDraft, setKey } from "../copyRecord.ts";

const MOST_PATTERN = 1000;
const MOST_CHARACTERS = 1_000_000;
const MOST_MATCHES = 10_000;

const compiled = new Map<string, RE2JS>();
const MOST_REMEMBERED = 100;

/** The compiled pattern, which takes time in proportion to the text; `bad-pattern` when it is none. */
export function patternOf(pattern: string, ignoreCase: boolean): RE2JS {
  const source = ignoreCase ? `(?i)${pattern}` : pattern;
  const known = compiled.get(source);
  if (known !== undefined) return known;
  if (pattern === "" || pattern.length > MOST_PATTERN) throw badPattern(pattern === "" ? "it is empty" : "it is too long");
  try {
    const made = RE2JS.compile(RE2JS.translateRegExp(source));
    if (compiled.size >= MOST_REMEMBERED) compiled.clear();
    compiled.set(source, made);
    return made;
  } catch (error) {
    throw badPattern((error as Error).message);
  }
}

/** Whether the pattern is anywhere in the text. */
export function isMatch(pattern: RE2JS, text: string): boolean {
  checkLength(text);
  return pattern.test(text);
}

/** The matches from left to right; `too-many-matches` beyond 10,000, because each may look through the rest of the text. */
export function* matchesOf(pattern: RE2JS, text: string): Generator<RegExpMatchArray> {
  checkLength(text);
  let count = 0;
  for (const match of pattern.matchAll(text)) {
    count += 1;
    if (count > MOST_MATCHES) throw tooMuch("too-many-matches", `The pattern matches more than ${MOST_MATCHES} times.`);
    yield match;
  }
}

/** What a match found: named groups as an object, several groups as a list, one as its text, none as the whole. */
export function foundBy(match: RegExpMatchArray): Json {
  const named = Object.entries(match.groups ?? {});
  if (named.length > 0) {
    const record: RecordDraft = {};
    for (const [name, text] of named) setKey(record, name, text ?? null);
    return record as Json;
  }
  const groups = match.slice(1).map((text: string | undefined) => text ?? null);
  if (groups.length > 1) return groups;
  return groups.length === 1 ? (groups[0] ?? null) : match[0];
}

function checkLength(text: string): void {
  if (text.length > MOST_CHARACTERS) throw tooMuch("text-too-long", `The text has more than ${MOST_CHARACTERS} characters.`);
}

function tooMuch(code: string, message: string): NodeError {
  return new NodeError(code, message, { kind: "budget", param: "field", hint: "Split the text first, or use a narrower pattern." });
}

function badPattern(why: string): NodeError {
  return new NodeError("bad-pattern", `The pattern cannot be used: ${why}.`, {
    param: "search",
    hint: "Write it as in JavaScript, without slashes; it has no look-around and no back references.",
  });
}
