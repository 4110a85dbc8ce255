import { type FileItem, isFileItem } from "../../model/fileItem.ts";
import type { Json } from "../../model/json.ts";
import { sizeText } from "../words/sizeText.ts";

/** Characters of a value that a cell shows. */
const LONGEST = 200;

/** What a cell says: text as it is, a file by its name, other values as compact JSON, cut where they are long. */
export function cellText(value: Json | undefined): string {
  if (value === undefined) return "";
  if (isFileItem(value)) return value.name;
  const text =
    typeof value === "string" ? value : Array.isArray(value) && value.length > LONGEST ? `[${value.length} values]` : JSON.stringify(value);
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
