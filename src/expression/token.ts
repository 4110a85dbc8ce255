const NAME = "[\\p{ID_Start}$_][\\p{ID_Continue}$\\u200c\\u200d]*";
const SPACE = "(?:\\s|/\\*[\\s\\S]*?\\*/|//[^\\n\\r]*)";

/** Sticky patterns: set `lastIndex` and `exec`. */
export const TOKEN = {
  space: /\s+|\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/y,
  word: new RegExp(NAME, "uy"),
  names: new RegExp(NAME, "gu"),
  number: /0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+|(?:\d+(?:_\d+)*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y,
  arrowHead: new RegExp(`(?:\\(\\s*(?:${NAME}(?:\\s*,\\s*${NAME})*\\s*)?\\)|${NAME})\\s*=>`, "uy"),
  arrow: /=>/y,
  assign: /(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=(?!=)/y,
  update: /\+\+|--/y,
  any: /[\p{ID_Continue}$]+|[\s\S]/uy,
  operand: new RegExp(`${SPACE}*[\\p{ID_Start}$_\\d"'\`({[]`, "uy"),
} as const;

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["b", "\b"],
  ["f", "\f"],
  ["v", "\v"],
  ["\n", ""],
  ["\u2028", ""],
  ["\u2029", ""],
]);
const CODE = /x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\}/y;

/** What the escape at `index` (of its backslash) stands for, and where it ends; undefined when JavaScript has no such escape. */
export function readStringEscape(text: string, index: number): { readonly text: string; readonly end: number } | undefined {
  const character = text[index + 1];
  if (character === undefined) return undefined;
  const simple = SIMPLE.get(character);
  if (simple !== undefined) return { text: simple, end: index + 2 };
  if (character === "\r") return { text: "", end: index + (text[index + 2] === "\n" ? 3 : 2) };
  if (character === "0" && !/\d/.test(text[index + 2] ?? "")) return { text: "\0", end: index + 2 };
  if (/\d/.test(character)) return undefined;
  if (character !== "x" && character !== "u") return { text: character, end: index + 2 };
  CODE.lastIndex = index + 1;
  const match = CODE.exec(text);
  if (match === null) return undefined;
  const code = Number.parseInt((match[1] ?? match[2] ?? match[3]) as string, 16);
  return code > 0x10ffff ? undefined : { text: String.fromCodePoint(code), end: CODE.lastIndex };
}
