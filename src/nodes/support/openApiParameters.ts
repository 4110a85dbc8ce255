import { NodeError } from "../../model/failure.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import type { OpenApiDocument, Operation } from "./openApiDocument.ts";
import { toText } from "./toText.ts";
import { formText, type NameValue } from "./webAddress.ts";

/** Where the values of a request go. */
export type Placed = { readonly path: string; readonly query: string; readonly headers: readonly NameValue[] };

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly schema: JsonObject;
  readonly json: boolean;
};

const PLACES: ReadonlySet<string> = new Set(["path", "query", "header", "cookie"]);
/** Between the values of a list in the query, by style; a comma in any other. */
const SEPARATORS: ReadonlyMap<string, string> = new Map([
  ["spaceDelimited", "%20"],
  ["pipeDelimited", "%7C"],
]);

/** Checks the values against the parameters of the operation, and puts them where they belong. */
export function placedValues(document: OpenApiDocument, { path, operation, shared }: Operation, values: Json): Placed {
  if (!isObject(values))
    throw new NodeError("bad-value", "The parameters are no object.", { param: "values", hint: "Write them as { name: value }." });
  const parameters = parametersOf(document, [...document.list(shared), ...document.list(own(operation, "parameters"))]);
  const names = new Set(parameters.map(({ name }) => name));
  const unknown = Object.keys(values).find((name) => !names.has(name));
  if (unknown !== undefined) {
    const hint = names.size === 0 ? "It takes none." : `It takes ${[...names].join(", ")}.`;
    throw new NodeError("unknown-parameter", `The operation takes no parameter “${unknown}”.`, { param: "values", hint });
  }
  let placedPath = path;
  const query: string[] = [];
  const headers: NameValue[] = [];
  const cookies: string[] = [];
  for (const parameter of parameters) {
    const value = own(values as JsonObject, parameter.name) ?? null;
    if (value === null) {
      if (parameter.required) throw missing(parameter);
      continue;
    }
    checkValue(parameter, value);
    if (parameter.in === "path") placedPath = placedPath.replaceAll(`{${parameter.name}}`, () => inPath(parameter, value));
    else if (parameter.in === "query") query.push(inQuery(parameter, value));
    else if (parameter.in === "header") headers.push({ name: parameter.name, value: simple(parameter, value, ",") });
    else cookies.push(`${parameter.name}=${encodeURIComponent(simple(parameter, value, ","))}`);
  }
  if (cookies.length > 0) headers.push({ name: "cookie", value: cookies.join("; ") });
  const open = /\{([^{}]*)\}/.exec(placedPath)?.[1];
  if (open !== undefined)
    throw new NodeError("bad-document", `The path names “${open}”, and no parameter is called so.`, { param: "document" });
  return { path: placedPath, query: query.filter((text) => text !== "").join("&"), headers };
}

function parametersOf(document: OpenApiDocument, given: readonly Json[]): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const value of given) {
    const parameter = document.record(value);
    const [name, place] = [own(parameter, "name"), own(parameter, "in")];
    if (typeof name !== "string" || typeof place !== "string" || !PLACES.has(place)) continue;
    const style = own(parameter, "style") ?? (place === "query" || place === "cookie" ? "form" : "simple");
    const explode = own(parameter, "explode") ?? style === "form";
    found.set(`${place} ${name}`, {
      name,
      in: place,
      required: own(parameter, "required") === true || place === "path",
      style: String(style),
      explode: explode === true,
      schema: document.record(own(parameter, "schema")),
      json: own(parameter, "content") !== undefined,
    });
  }
  return [...found.values()];
}

function checkValue({ name, schema, json }: Parameter, value: Json): void {
  if (json) return;
  const say = (what: string): NodeError => new NodeError("bad-parameter", `The parameter “${name}” ${what}.`, { param: "values" });
  const types = [own(schema, "type") ?? []].flat() as readonly Json[];
  if (types.length > 0 && !types.some((type) => isOf(String(type), value))) {
    throw say(`has to be of type ${types.join(" or ")}, and is ${JSON.stringify(value).slice(0, 100)}`);
  }
  const choices = own(schema, "enum");
  if (Array.isArray(choices) && !choices.some((choice) => toText(choice as Json) === toText(value))) {
    throw say(
      `has to be one of ${choices
        .map((choice) => toText(choice as Json))
        .join(", ")
        .slice(0, 500)}`,
    );
  }
  const [least, most] = [own(schema, "minimum"), own(schema, "maximum")];
  if (typeof least === "number" && Number(value) < least) throw say(`has to be at least ${least}`);
  if (typeof most === "number" && Number(value) > most) throw say(`has to be at most ${most}`);
}

/** Texts of the right form are taken for numbers and truth values: in an address they look the same. */
function isOf(type: string, value: Json): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (typeof value === "object") return false;
  const text = String(value);
  if (type === "integer") return /^-?\d+$/.test(text);
  if (type === "number") return text.trim() !== "" && Number.isFinite(Number(text));
  return type === "boolean" ? text === "true" || text === "false" : true;
}

function inPath(parameter: Parameter, value: Json): string {
  const text = simple(parameter, value, ",", encodeURIComponent);
  // `..` as a step would lead to another operation, however it is written.
  if (text === "" || /^\.{1,2}$/.test(text)) {
    throw new NodeError("bad-parameter", `The parameter “${parameter.name}” cannot be “${text}” in a path.`, { param: "values" });
  }
  return text;
}

function inQuery(parameter: Parameter, value: Json): string {
  const { name, style, explode, json } = parameter;
  if (json) return formText([{ name, value: JSON.stringify(value) }]);
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (explode) return formText(list.map((each) => ({ name, value: each })));
    return formText([{ name, value: "" }]) + list.map((each) => encodeURIComponent(toText(each))).join(SEPARATORS.get(style) ?? ",");
  }
  if (!isObject(value)) return formText([{ name, value }]);
  const pairs = Object.entries(value as JsonObject).map(([key, inner]) => ({ name: key, value: inner ?? null }));
  if (style === "deepObject") return formText(pairs.map((pair) => ({ ...pair, name: `${name}[${pair.name}]` })));
  return explode ? formText(pairs) : formText([{ name, value: simple(parameter, value, ",") }]);
}

function simple({ explode, json }: Parameter, value: Json, separator: string, encode: (text: string) => string = (text) => text): string {
  if (json) return encode(JSON.stringify(value));
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => encode(toText(each))).join(separator);
  if (!isObject(value)) return encode(toText(value));
  const between = explode ? "=" : separator;
  return Object.entries(value as JsonObject)
    .map(([key, inner]) => `${encode(key)}${between}${encode(toText(inner))}`)
    .join(separator);
}

function missing({ name, in: place }: Parameter): NodeError {
  return new NodeError("missing-parameter", `The operation needs the parameter “${name}” (${place}).`, {
    param: "values",
    hint: "Give it a value that is not null.",
  });
}
