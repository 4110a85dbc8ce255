import { JsonScanner, type JsonToken } from "./scanJson.ts";

/** One open object or list on the way to a value. */
export type JsonFrame = {
  /** The keys seen so far; undefined in a list. */
  readonly keys: Set<string> | undefined;
  /** Where the walk stands in it: the current key or index. */
  step: string | number;
};

export type JsonFault = { readonly code: "syntax" | "too-deep"; readonly message: string; readonly offset: number };

export type JsonVisitor = {
  /** A value begins; `frames` leads to it, `offset` is that of its key where it has one. Return true to stop the walk. */
  value?(frames: readonly JsonFrame[], offset: number, valueOffset: number): boolean | undefined;
  duplicate?(frames: readonly JsonFrame[], offset: number): void;
};

type Expected = "value" | "value-or-close" | "key" | "key-or-close" | "colon" | "comma-or-close" | "end";

/**
 * Reads JSON without recursion, from `start` to the end of one value, and says the first thing wrong with it.
 * With `start` other than 0 the text after the value is not looked at.
 */
export function walkJson(text: string, maxDepth: number, visitor: JsonVisitor, start = 0): JsonFault | undefined {
  const scanner = new JsonScanner(text, start);
  const frames: JsonFrame[] = [];
  let expected: Expected = "value";
  let keyOffset = -1;
  for (;;) {
    const token = scanner.next();
    const { offset } = scanner;
    const frame = frames[frames.length - 1];
    const fault = tokenFault(scanner, token, expected) ?? closeFault(frame, token);
    if (fault !== undefined) return { code: "syntax", message: fault, offset };
    if (token === "end") return undefined;
    if (token === ":") expected = "value";
    else if (token === ",") {
      if (frame !== undefined && typeof frame.step === "number") frame.step += 1;
      expected = frame?.keys === undefined ? "value" : "key";
    } else if (token === "}" || token === "]") {
      frames.pop();
      expected = frames.length === 0 ? "end" : "comma-or-close";
    } else if (frame?.keys !== undefined && (expected === "key" || expected === "key-or-close")) {
      frame.step = scanner.value;
      if (frame.keys.has(frame.step)) visitor.duplicate?.(frames, offset);
      frame.keys.add(frame.step);
      keyOffset = offset;
      expected = "colon";
    } else {
      if (visitor.value?.(frames, frame?.keys === undefined ? offset : keyOffset, offset) === true) return undefined;
      if (token === "{" || token === "[") {
        if (frames.length >= maxDepth) return { code: "too-deep", message: `it is nested deeper than ${maxDepth} levels`, offset };
        frames.push(token === "{" ? { keys: new Set(), step: "" } : { keys: undefined, step: 0 });
        expected = token === "{" ? "key-or-close" : "value-or-close";
      } else expected = frames.length === 0 ? "end" : "comma-or-close";
    }
    if (expected === "end" && start > 0) return undefined;
  }
}

const VALUE: readonly JsonToken[] = ["{", "[", "text", "literal"];
const ALLOWED: Readonly<Record<Expected, readonly JsonToken[]>> = {
  value: VALUE,
  "value-or-close": [...VALUE, "]"],
  key: ["text"],
  "key-or-close": ["text", "}"],
  colon: [":"],
  "comma-or-close": [",", "}", "]"],
  end: ["end"],
};
const WANTED: Readonly<Record<Expected, string>> = {
  value: "a value",
  "value-or-close": "a value or “]”",
  key: "a key in double quotes",
  "key-or-close": "a key in double quotes or “}”",
  colon: "a “:” after the key",
  "comma-or-close": "a “,” or the closing bracket",
  end: "the end of the text",
};

function closeFault(frame: JsonFrame | undefined, token: JsonToken): string | undefined {
  if (token === "}" && frame?.keys === undefined) return "a list is closed with “}”; it needs “]”";
  if (token === "]" && frame?.keys !== undefined) return "an object is closed with “]”; it needs “}”";
  return undefined;
}

function tokenFault(scanner: JsonScanner, token: JsonToken, expected: Expected): string | undefined {
  if (scanner.fault !== undefined) return scanner.fault;
  if (ALLOWED[expected].includes(token)) return undefined;
  if (token === "end") return `the text ends where ${WANTED[expected]} should follow; the file may be cut off`;
  const found = scanner.value.slice(0, 40);
  if (expected === "key" && token === "}") return "there is a “,” too many before this “}”";
  if (expected === "value" && token === "]") return "there is a “,” too many before this “]”";
  if (token === "unknown" && found.startsWith("'")) return "texts stand in double quotes in JSON, not in single ones";
  return `expected ${WANTED[expected]}, found “${found}”`;
}
