import type { Json, JsonObject } from "../model/json.ts";
import { readJson } from "../model/readJson.ts";
import type { CurlOptions } from "./curlOptions.ts";

type NameValue = { readonly name: string; readonly value: string };

/** What a command sends: params for the body, the query that `-G` makes of it, and the headers that are left. */
export type CurlBody = {
  readonly params: JsonObject;
  readonly query: readonly NameValue[];
  readonly headers: readonly NameValue[];
  readonly notes: readonly string[];
};

const DATA: ReadonlySet<string> = new Set(["data", "data-ascii", "data-raw", "data-binary", "data-urlencode", "json"]);
const FORM_TYPE = "application/x-www-form-urlencoded";

/** Reads the options that send something. */
export function curlBody(options: CurlOptions["options"], headers: readonly NameValue[]): CurlBody {
  const notes: string[] = [];
  const has = (name: string): boolean => options.some(([key]) => key === name);
  const fields = options.filter(([name]) => name === "form" || name === "form-string");
  if (fields.length > 0) {
    const parts = fields.map(([name, value]) => partOf(value, name === "form-string", notes));
    return { params: { body: "multipart", parts }, query: [], headers: without(headers, "content-type"), notes };
  }
  const added = options.flatMap(([name, value]) => (name === "url-query" ? pairsOf(encodedData(value)) : []));
  if (has("upload-file")) {
    notes.push("-T: pick the file in the field File.");
    return { params: { body: "binary" }, query: added, headers, notes };
  }
  const data = options.filter(([name]) => DATA.has(name)).map(([name, value]) => ({ name, value: dataOf(name, value, notes) }));
  if (data.length === 0) return { params: {}, query: added, headers, notes };
  const json = data.some(({ name }) => name === "json");
  const text = data.map(({ value }) => value).join(json ? "" : "&");
  if (has("get")) return { params: {}, query: [...added, ...pairsOf(text)], headers, notes };
  return { ...bodyOf(text, json, headers), query: added, notes };
}

function bodyOf(text: string, json: boolean, headers: readonly NameValue[]): Pick<CurlBody, "params" | "headers"> {
  const given = headers.find(({ name }) => name.toLowerCase() === "content-type")?.value;
  const type = (given ?? (json ? "application/json" : FORM_TYPE)).split(";")[0]?.trim().toLowerCase() ?? "";
  const value = /^application\/(?:[\w.-]+\+)?json$/.test(type) ? jsonOf(text) : undefined;
  const accepts = headers.some(({ name }) => name.toLowerCase() === "accept");
  const rest = json && !accepts ? [...headers, { name: "Accept", value: "application/json" }] : headers;
  if (value !== undefined) {
    return { params: { body: "json", json: value }, headers: type === "application/json" ? without(rest, "content-type") : rest };
  }
  const form = type === FORM_TYPE && /^[^=&\s{["<][^=&]*=/.test(text) ? pairsOf(text) : [];
  if (form.length > 0 && form.every(({ name }) => name !== "")) {
    return { params: { body: "form", form }, headers: without(rest, "content-type") };
  }
  const typed = given === undefined ? [...rest, { name: "Content-Type", value: type }] : rest;
  return { params: { body: "text", text }, headers: typed };
}

/** The value of JSON, where writing it again means the same; undefined elsewhere. */
function jsonOf(text: string): Json | undefined {
  // Long numbers would be rounded.
  if (/\d{16}/.test(text)) return undefined;
  const { value, problems } = readJson(text);
  return problems.length > 0 ? undefined : (value as Json);
}

function dataOf(option: string, value: string, notes: string[]): string {
  if (option === "data-urlencode") return encodedData(value);
  if (option === "data-raw" || !value.startsWith("@")) return value;
  notes.push(`The file ${value.slice(1)} is not read: put its content in.`);
  return "";
}

/** `name=content` with the content encoded; `=content` and `content` without a name. */
function encodedData(value: string): string {
  const equals = value.indexOf("=");
  const content = encodeURIComponent(value.slice(equals + 1));
  return equals <= 0 ? content : `${value.slice(0, equals)}=${content}`;
}

function pairsOf(text: string): NameValue[] {
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
}

function partOf(text: string, verbatim: boolean, notes: string[]): NameValue {
  const equals = text.indexOf("=");
  const [name, value] = equals === -1 ? [text, ""] : [text.slice(0, equals), text.slice(equals + 1)];
  if (verbatim) return { name, value };
  if (value.startsWith("@") || value.startsWith("<")) {
    notes.push(`The file ${value.slice(1).split(";")[0]} is not read: point the part “${name}” at a file item.`);
    return { name, value: "" };
  }
  return { name, value: value.replace(/;\s*(?:type|filename|encoder)=[^;]*/g, "").replace(/^"(.*)"$/s, "$1") };
}

function without(headers: readonly NameValue[], name: string): readonly NameValue[] {
  return headers.filter((header) => header.name.toLowerCase() !== name);
}
