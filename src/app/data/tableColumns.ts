import { type FileItem, isFileItem } from "../../model/fileItem.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type Json, own } from "../../model/json.ts";
import { cellKind, cellText, fileFacts } from "./cellText.ts";
import type { ItemPages } from "./itemPages.ts";
import type { TableLook } from "./tableLook.ts";

/** Columns drawn; the rest is in the JSON view. */
const MOST = 100;
/** Items looked at for the width of a column. */
const SAMPLE = 50;

/** A column as it is drawn. Without a key: the items themselves. */
export type Column = {
  readonly key: string | undefined;
  /** The field by which the column is sorted, where that is not its key. */
  readonly sort?: string;
  readonly width: number;
  /** All its values seen so far are numbers. */
  readonly numeric: boolean;
};

/** The columns to draw, in the order in which they appear, and how many there is no room for. Of items that are files the first is the file. */
export function tableColumns(
  pages: ItemPages,
  { hidden, widths }: TableLook,
): { readonly columns: readonly Column[]; readonly left: number } {
  const { keys } = pages.columns;
  const files = areFiles(pages);
  const named = keys.filter((key) => !hidden.has(key) && !(files && FILE_FIELDS.has(key)));
  const shown: readonly (string | undefined)[] = keys.length === 0 || files ? [undefined, ...named] : named;
  const columns = shown.slice(0, MOST).map((key) => {
    const column = sampled(pages, key);
    return { ...column, ...(files && key === undefined && { sort: "name" }), width: widths.get(key ?? "") ?? column.width };
  });
  return { columns, left: Math.max(0, shown.length - MOST) };
}

/** True where all items seen so far are files. */
export function areFiles(pages: ItemPages): boolean {
  for (let index = 0; index < SAMPLE; index += 1) {
    const item = pages.item(index);
    if (item === undefined) return index > 0;
    if (!isFileItem(item)) return false;
  }
  return true;
}

/** The cell of a column; the whole item in the column without a key. */
export function cellValue(item: Item | undefined, key: string | undefined): Json | undefined {
  if (item === undefined || key === undefined) return item;
  return isObject(item) ? own(item as Record<string, Json>, key) : undefined;
}

const FILE_FIELDS: ReadonlySet<string> = new Set(["$file", "name", "type", "size"] satisfies readonly (keyof FileItem)[]);

/** A file's icon and the button for its preview, in CSS pixels. */
const FILE_MARKS = 148;

function sampled(pages: ItemPages, key: string | undefined): Column {
  // Beside a name stand what sorts by it and what uses its key.
  let longest = (key ?? "value").length + 6;
  const kinds = new Set<string>();
  for (let index = 0; index < SAMPLE; index += 1) {
    const value = cellValue(pages.item(index), key);
    const text = isFileItem(value) ? `${cellText(value)}${fileFacts(value)}` : cellText(value);
    longest = Math.max(longest, text.length);
    if (value !== undefined && value !== null) kinds.add(cellKind(value));
  }
  const width = kinds.has("file") ? Math.min(longest * 7, 360) + FILE_MARKS : Math.min(Math.max(longest * 7.5 + 24, 72), 320);
  return { key, width: Math.round(width), numeric: kinds.size === 1 && kinds.has("number") };
}
