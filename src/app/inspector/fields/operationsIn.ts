import { readText } from "../../../formats/parseWorkflow.ts";
import type { FieldOption } from "../../../model/field.ts";
import { isObject, type JsonObject, own } from "../../../model/json.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"] as const;
/** Characters of a document that are read while somebody writes it. */
const MOST = 3_000_000;

/** The operations of an OpenAPI document, by what a node calls them; none where the text is no such document, as an address is not. */
export function operationsIn(text: string): readonly FieldOption[] {
  if (text.length > MOST || /^\s*https?:\S*\s*$/.test(text)) return [];
  const { value } = readText(text);
  const root = record(value);
  if (typeof own(root, "openapi") !== "string") return [];
  return Object.entries(record(own(root, "paths"))).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = own(record(item), method);
      return operation === undefined ? [] : [option(`${method.toUpperCase()} ${path}`, record(operation))];
    }),
  );
}

function option(place: string, operation: JsonObject): FieldOption {
  const [id, summary] = [own(operation, "operationId"), own(operation, "summary")];
  const about = typeof summary === "string" && summary !== "" ? [summary.slice(0, 80)] : [];
  return typeof id === "string" && id !== ""
    ? { value: id, label: [id, place, ...about].join(" · ") }
    : { value: place, label: [place, ...about].join(" · ") };
}

function record(value: unknown): JsonObject {
  return isObject(value) ? (value as JsonObject) : {};
}
