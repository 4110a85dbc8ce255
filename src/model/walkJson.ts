import { createScanner, type JSONScanner } from "jsonc-parser";

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

/** Numbers of jsonc-parser's `SyntaxKind`, which is a const enum and so has no value to import. */
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, COMMA, COLON, STRING, NUMBER, LINE_COMMENT, BLOCK_COMMENT, UNKNOWN, EOF] = [
  1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 16, 17,
] as const;
const NO_ERROR = 0;
const SCAN_ERRORS: Readonly<Record<number, string>> = {
  2: "a text is not closed; put a double quote at its end",
  3: "a number is cut short",
  4: "a \\u escape needs four hexadecimal digits",
  5: 'an escape is not one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX',
  6: "a text holds a raw line break, tab or control character; write it as an escape such as \\n",
};

type Expected = "value" | "value-or-close" | "key" | "key-or-close" | "colon" | "comma-or-close" | "end";

/**
 * Reads JSON without recursion, from `start` to the end of one value, and says the first thing wrong with it.
 * With `start` other than 0 the text after the value is not looked at.
 */
export function walkJson(text: string, maxDepth: number, visitor: JsonVisitor, start = 0): JsonFault | undefined {
  const scanner = createScanner(text, false);
  scanner.setPosition(start);
  const frames: JsonFrame[] = [];
  let expected: Expected = "value";
  let keyOffset = -1;
  for (;;) {
    const token = nextToken(scanner);
    const offset = scanner.getTokenOffset();
    const frame = frames[frames.length - 1];
    const fault = tokenFault(scanner, token, expected) ?? closeFault(frame, token);
    if (fault !== undefined) return { code: "syntax", message: fault, offset };
    if (token === EOF) return undefined;
    if (token === COLON) expected = "value";
    else if (token === COMMA) {
      if (frame !== undefined && typeof frame.step === "number") frame.step += 1;
      expected = frame?.keys === undefined ? "value" : "key";
    } else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) {
      frames.pop();
      expected = frames.length === 0 ? "end" : "comma-or-close";
    } else if (token === STRING && frame?.keys !== undefined && (expected === "key" || expected === "key-or-close")) {
      frame.step = scanner.getTokenValue();
      if (frame.keys.has(frame.step)) visitor.duplicate?.(frames, offset);
      frame.keys.add(frame.step);
      keyOffset = offset;
      expected = "colon";
    } else {
      if (visitor.value?.(frames, frame?.keys === undefined ? offset : keyOffset, offset) === true) return undefined;
      if (token === OPEN_BRACE || token === OPEN_BRACKET) {
        if (frames.length >= maxDepth) return { code: "too-deep", message: `it is nested deeper than ${maxDepth} levels`, offset };
        frames.push(token === OPEN_BRACE ? { keys: new Set(), step: "" } : { keys: undefined, step: 0 });
        expected = token === OPEN_BRACE ? "key-or-close" : "value-or-close";
      } else expected = frames.length === 0 ? "end" : "comma-or-close";
    }
    if (expected === "end" && start > 0) return undefined;
  }
}

function nextToken(scanner: JSONScanner): number {
  let token: number = scanner.scan();
  while (token === 14 || token === 15) token = scanner.scan();
  return token;
}

const BEGINS_VALUE: ReadonlySet<number> = new Set([OPEN_BRACE, OPEN_BRACKET, 7, 8, 9, STRING, NUMBER]);
const ALLOWED: Readonly<Record<Expected, (token: number) => boolean>> = {
  value: (token) => BEGINS_VALUE.has(token),
  "value-or-close": (token) => BEGINS_VALUE.has(token) || token === CLOSE_BRACKET,
  key: (token) => token === STRING,
  "key-or-close": (token) => token === STRING || token === CLOSE_BRACE,
  colon: (token) => token === COLON,
  "comma-or-close": (token) => token === COMMA || token === CLOSE_BRACE || token === CLOSE_BRACKET,
  end: (token) => token === EOF,
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

function closeFault(frame: JsonFrame | undefined, token: number): string | undefined {
  if (token === CLOSE_BRACE && frame?.keys === undefined) return "a list is closed with “}”; it needs “]”";
  if (token === CLOSE_BRACKET && frame?.keys !== undefined) return "an object is closed with “]”; it needs “}”";
  return undefined;
}

function tokenFault(scanner: JSONScanner, token: number, expected: Expected): string | undefined {
  if (token === LINE_COMMENT || token === BLOCK_COMMENT) return "JSON has no comments; delete it, or write the file as YAML";
  const error: number = scanner.getTokenError();
  if (error !== NO_ERROR) return SCAN_ERRORS[error] ?? "a character does not belong here";
  if (ALLOWED[expected](token)) return undefined;
  if (token === EOF) return `the text ends where ${WANTED[expected]} should follow; the file may be cut off`;
  const found = scanner.getTokenValue().slice(0, 40);
  if (expected === "key" && token === CLOSE_BRACE) return "there is a “,” too many before this “}”";
  if (expected === "value" && token === CLOSE_BRACKET) return "there is a “,” too many before this “]”";
  if (token === UNKNOWN && found.startsWith("'")) return "texts stand in double quotes in JSON, not in single ones";
  return `expected ${WANTED[expected]}, found “${found}”`;
}
