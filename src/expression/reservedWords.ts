const VALUES_AND_OPERATORS: ReadonlySet<string> = new Set(["true", "false", "null", "typeof"]);

/** True for a word that cannot name a value. */
export function isNoName(word: string): boolean {
  return VALUES_AND_OPERATORS.has(word) || RESERVED.has(word);
}

/** Words of JavaScript that mean nothing here, some with what to write instead. */
export const RESERVED: ReadonlyMap<string, string | undefined> = new Map([
  ["this", "“this” does not exist here; the current item is “item”."],
  ["new", "“new” is not available; use the functions, for example parseDate(text)."],
  ["function", "Write an arrow function instead: x => x.name."],
  ["delete", '“delete” would change the data; use omit(object, ["key"]).'],
  ["instanceof", "“instanceof” is not available; use typeof or Array.isArray."],
  ["void", "“void” is not available; write undefined."],
  ["await", "“await” is not available in an expression; every value is already there."],
  ..."async break case catch class const continue debugger default do else enum export extends finally for if implements import in interface let package private protected public return static super switch throw try typeof var while with yield"
    .split(" ")
    .filter((word) => word !== "typeof" && word !== "async")
    .map((word): [string, undefined] => [word, undefined]),
]);
