import { type FileItem, isFileItem } from "../../model/fileItem.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type Json, type JsonObject } from "../../model/json.ts";
import { memberPath } from "../../model/memberPath.ts";
import { type FileKind, fileKind, mediaType } from "../data/fileKind.ts";
import type { NewNode } from "./chainFor.ts";

/** Most steps that are offered. */
const OFFERED = 3;
/** Most values by which items are worth grouping. */
const MOST_GROUPS = 12;
const TEXTS: ReadonlySet<FileKind> = new Set(["text", "csv", "markdown", "html"]);

/** What can be done next with items like these, the most useful first, of the types that there are, and not what made them once more. */
export function nextSteps(items: readonly Item[], isKnown: (type: string) => boolean, made?: string): readonly NewNode[] {
  return stepsFor(items)
    .filter(({ type }) => isKnown(type) && type !== made)
    .slice(0, OFFERED);
}

function stepsFor(items: readonly Item[]): readonly NewNode[] {
  const files = items.filter(isFileItem);
  if (files.length > 0 && files.length === items.length) return fileSteps(files);
  const rows = items.filter((item) => isObject(item) && !Array.isArray(item)) as JsonObject[];
  const [first] = rows;
  if (first === undefined) return items.length === 0 ? tableSteps([]) : plainSteps(items);
  const list = Object.keys(first).find((key) => Array.isArray(first[key]));
  if (items.length === 1 && list !== undefined) {
    return [{ type: "split-out", params: { field: list } }, { type: "edit-fields", params: {} }, filterOf(rows)];
  }
  if (items.length === 1 && typeof first["text"] === "string") return textSteps(first);
  return tableSteps(rows);
}

function fileSteps(files: readonly FileItem[]): readonly NewNode[] {
  const are = (fits: (kind: FileKind, media: string) => boolean): boolean => files.every((file) => fits(fileKind(file), mediaType(file)));
  const steps = [
    are((kind) => kind === "image") && "image",
    are((kind) => kind === "pdf") && "pdf-text",
    are((_, media) => /^application\/(?:zip|x-zip-compressed)$/.test(media)) && "unzip",
    are((_, media) => /^application\/(?:x-)?gzip$/.test(media)) && "gunzip",
    are((kind) => TEXTS.has(kind)) && "file-text",
    "zip",
  ];
  return steps.flatMap((type) => (type === false ? [] : [{ type, params: {} }]));
}

function tableSteps(rows: readonly JsonObject[]): readonly NewNode[] {
  const number = fieldWith(rows, (value) => typeof value === "number");
  const group = groupOf(rows);
  const results = [{ op: "count", as: "count" }, ...(number === undefined ? [] : [{ op: "average", field: number, as: number }])];
  const summarize = { type: "summarize", params: { by: group === undefined ? [] : [group], fields: results } };
  const x = group ?? Object.keys(rows[0] ?? {})[0];
  const chart =
    x === undefined ? [] : [{ type: "chart", params: { kind: "bar", x, ...(number === undefined || number === x ? {} : { y: number }) } }];
  const sort = { type: "sort", params: { by: [{ field: number ?? x ?? "", order: number === undefined ? "asc" : "desc" }] } };
  return [filterOf(rows), summarize, ...chart, sort];
}

function filterOf(rows: readonly JsonObject[]): NewNode {
  const number = fieldWith(rows, (value) => typeof value === "number");
  if (number !== undefined) {
    const values = rows.map((row) => row[number]).filter((value): value is number => typeof value === "number");
    const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    return { type: "filter", params: { where: `\${${memberPath("item", number)} >= ${middle}}` } };
  }
  const text = groupOf(rows) ?? fieldWith(rows, (value) => typeof value === "string");
  const value = text === undefined ? undefined : rows[0]?.[text];
  return {
    type: "filter",
    params: { where: text === undefined ? "${true}" : `\${${memberPath("item", text)} === ${JSON.stringify(value ?? null)}}` },
  };
}

function plainSteps(items: readonly Item[]): readonly NewNode[] {
  const [first = null] = items;
  const where = typeof first === "number" ? `\${item >= ${first}}` : `\${item !== ${JSON.stringify(first)}}`;
  return [
    { type: "filter", params: { where } },
    { type: "sort", params: { by: [{ field: "" }] } },
    { type: "remove-duplicates", params: {} },
  ];
}

function textSteps(first: JsonObject): readonly NewNode[] {
  const markdown = /\.(?:md|markdown)$/i.test(typeof first["name"] === "string" ? first["name"] : "");
  const html = { type: "markdown-to-html", params: { text: "${item.text}" } };
  return [
    ...(markdown ? [html] : []),
    { type: "text", params: { op: "split", field: "text", separator: "\n", as: "lines" } },
    { type: "template", params: { text: "${item.text}" } },
    { type: "edit-fields", params: {} },
  ];
}

function fieldWith(rows: readonly JsonObject[], fits: (value: Json) => boolean): string | undefined {
  return fieldsOf(rows).find((key) => {
    const values = valuesOf(rows, key);
    return values.length > 0 && values.every(fits) && !/(?:^|_)id$|Id$/.test(key);
  });
}

/** The first field of texts with few different values, some of them more than once. */
function groupOf(rows: readonly JsonObject[]): string | undefined {
  return fieldsOf(rows).find((key) => {
    const values = valuesOf(rows, key);
    const different = new Set(values).size;
    return values.length > 0 && values.every((value) => typeof value === "string") && different < values.length && different <= MOST_GROUPS;
  });
}

function fieldsOf(rows: readonly JsonObject[]): readonly string[] {
  return Object.keys(rows[0] ?? {});
}

function valuesOf(rows: readonly JsonObject[], key: string): readonly Json[] {
  return rows.map((row) => row[key] ?? null).filter((value) => value !== null);
}
