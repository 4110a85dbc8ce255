import { type FileItem, isFileItem } from "../../model/fileItem.ts";
import type { Json } from "../../model/json.ts";
import { shownNumber } from "../../model/shownNumber.ts";
import { sizeText } from "../words/sizeText.ts";

/** Characters of a value that a cell shows. */
const LONGEST = 200;

/**
 * What a cell says: text as it is, a file by its name, other values as compact JSON, numbers without binary noise, all cut where they
 * are long.
 */
export function cellText(value: Json | undefined): string {
  return textOf(value, shown);
}

/** As `cellText`, with every digit of every number. */
export function exactText(value: Json | undefined): string {
  return textOf(value, undefined);
}

/** What a cell has to add to what it shows; undefined where that is all. */
export function cellTitle(value: Json | undefined): string | undefined {
  const exact = exactText(value);
  return exact === cellText(value) ? undefined : exact;
}

type Replacer = (key: string, value: unknown) => unknown;

const shown: Replacer = (_, value) => (typeof value === "number" ? shownNumber(value) : value);

function textOf(value: Json | undefined, replacer: Replacer | undefined): string {
  if (value === undefined) return "";
  if (isFileItem(value)) return value.name;
  const long = Array.isArray(value) && value.length > LONGEST;
  const text = typeof value === "string" ? value : long ? `[${value.length} values]` : JSON.stringify(value, replacer);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** What stands behind the name of a file. */
export function fileFacts({ type, size }: FileItem): string {
  return type === "" ? sizeText(size) : `${type} · ${sizeText(size)}`;
}

/** How a cell is set: numbers to the end, nothing quietly. */
export function cellKind(value: Json | undefined): "text" | "number" | "boolean" | "null" | "data" | "file" | "absent" {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  if (isFileItem(value)) return "file";
  if (typeof value === "object") return "data";
  return typeof value === "string" ? "text" : typeof value === "number" ? "number" : "boolean";
}
