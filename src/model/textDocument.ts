import type { Problem } from "./problem.ts";

/** What a reader of JSON or YAML makes of a text. */
export type TextDocument = {
  /** The value; undefined where the text has none because of a syntax error. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The 1-based line on which the value at `path` (its key, where it has one) begins; the nearest outer one's where it is missing. */
  lineOf(path: readonly (string | number)[]): number | undefined;
};

/** A finder of 1-based lines by character offset. The text is only read when the first line is asked for. */
export function lineFinder(text: string): (offset: number) => number {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
