import { NodeError } from "../../../model/failure.ts";

/** Rows and columns from 0, both ends included; without end downwards where no row is named. */
export type CellRange = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7})?:\$?([A-Z]{1,3})\$?(\d{1,7})?$/;

/**
 * A range of cells.
 *
 * @example cellRange("B2:D") // { left: 1, top: 1, right: 3, bottom: Infinity }
 */
export function cellRange(text: string): CellRange {
  const [, from = "", first = "1", to = "", last] = RANGE.exec(text.trim().toUpperCase()) ?? [];
  const range = {
    left: columnIndex(from),
    top: Number(first) - 1,
    right: columnIndex(to),
    bottom: last === undefined ? Infinity : Number(last) - 1,
  };
  if (from !== "" && range.top >= 0 && range.left <= range.right && range.top <= range.bottom) return range;
  throw new NodeError("bad-range", `“${text.trim().slice(0, 40)}” is no range of cells.`, {
    param: "range",
    hint: "Write it as in A3:F20, or B:D.",
  });
}

/** The letters of a column, from 0. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
