import type { Item } from "../../model/item.ts";
import { isObject, type Json, own } from "../../model/json.ts";
import { cellKind, cellText } from "./cellText.ts";
import type { ItemPages } from "./itemPages.ts";
import type { TableLook } from "./tableLook.ts";

/** Columns drawn; the rest is in the JSON view. */
const MOST = 100;
/** Items looked at for the width of a column. */
const SAMPLE = 50;

/** A column as it is drawn. Without a key: the items themselves. */
export type Column = {
  readonly key: string | undefined;
  readonly width: number;
  /** All its values seen so far are numbers. */
  readonly numeric: boolean;
};

/** The columns to draw, in the order in which they appear, and how many there is no room for. */
export function tableColumns(
  pages: ItemPages,
  { hidden, widths }: TableLook,
): { readonly columns: readonly Column[]; readonly left: number } {
  const { keys } = pages.columns;
  const shown: readonly (string | undefined)[] = keys.length === 0 ? [undefined] : keys.filter((key) => !hidden.has(key));
  const columns = shown.slice(0, MOST).map((key) => {
    const column = sampled(pages, key);
    return { ...column, width: widths.get(key ?? "") ?? column.width };
  });
  return { columns, left: Math.max(0, shown.length - MOST) };
}

/** The cell of a column; the whole item in the column without a key. */
export function cellValue(item: Item | undefined, key: string | undefined): Json | undefined {
  if (item === undefined || key === undefined) return item;
  return isObject(item) ? own(item as Record<string, Json>, key) : undefined;
}

function sampled(pages: ItemPages, key: string | undefined): Column {
  let longest = (key ?? "value").length + 3;
  const kinds = new Set<string>();
  for (let index = 0; index < SAMPLE; index += 1) {
    const value = cellValue(pages.item(index), key);
    longest = Math.max(longest, cellText(value).length);
    if (value !== undefined && value !== null) kinds.add(cellKind(value));
  }
  return { key, width: Math.round(Math.min(Math.max(longest * 7.5 + 24, 72), 320)), numeric: kinds.size === 1 && kinds.has("number") };
}
