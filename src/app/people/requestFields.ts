import type { Fields } from "../../model/field.ts";
import { emptyRecord, isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import { msg } from "../words/words.ts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const PAIR: Fields = {
  name: { kind: "text", label: msg("Name"), required: true },
  value: { kind: "text", label: msg("Value"), default: "" },
};

/** What a person writes of a request. */
export const REQUEST_FIELDS: Fields = {
  method: { kind: "choice", label: msg("Method"), options: METHODS.map((value) => ({ value, label: value })), required: true },
  path: { kind: "text", label: msg("Path"), placeholder: "/orders", required: true },
  headers: { kind: "list", label: msg("Headers"), itemLabel: msg("Header"), of: PAIR },
  query: { kind: "list", label: msg("Query"), itemLabel: msg("Query parameter"), of: PAIR },
  body: { kind: "json", label: msg("Body"), help: msg("JSON; a text stands in quotation marks.") },
};

/** The form as it begins: what the trigger listens to, and its sample request. */
export function requestForm(params: JsonObject): JsonObject {
  const sample = own(params, "sample");
  const given: JsonObject = isObject(sample) ? (sample as JsonObject) : emptyRecord();
  const method = textOf(own(given, "method")) ?? textOf(own(params, "method")) ?? "POST";
  const body = own(given, "body");
  return {
    method: METHODS.includes(method) ? method : "POST",
    path: textOf(own(given, "path")) ?? textOf(own(params, "path")) ?? "/",
    headers: pairsOf(own(given, "headers") ?? { "content-type": "application/json" }),
    query: pairsOf(own(given, "query")),
    body: body === undefined ? {} : body,
  };
}

/** The event of a request that a person wrote. A name of the query that stands there several times has a list. */
export function requestEvent(form: JsonObject): JsonObject {
  const headers = emptyRecord<Json>();
  for (const [name, value] of entriesOf(own(form, "headers"))) headers[name.toLowerCase()] = value;
  const query = emptyRecord<Json>();
  for (const [name, value] of entriesOf(own(form, "query"))) {
    const before = own(query, name);
    query[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return { method: own(form, "method") ?? "POST", path: own(form, "path") ?? "/", headers, query, body: own(form, "body") ?? null };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function pairsOf(record: Json | undefined): JsonObject[] {
  if (!isObject(record)) return [];
  return Object.entries(record).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each: Json) => ({ name, value: typeof each === "string" ? each : JSON.stringify(each) })),
  );
}

function entriesOf(pairs: Json | undefined): [string, string][] {
  return (Array.isArray(pairs) ? pairs : []).flatMap((pair) => {
    const name = isObject(pair) ? own(pair as JsonObject, "name") : undefined;
    const value = isObject(pair) ? own(pair as JsonObject, "value") : undefined;
    return typeof name === "string" && name !== "" ? [[name, typeof value === "string" ? value : ""] as [string, string]] : [];
  });
}
