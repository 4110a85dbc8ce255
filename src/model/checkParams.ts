import { checkConditions } from "./checkConditions.ts";
import { checkCron } from "./checkCron.ts";
import { parseDuration } from "./duration.ts";
import type { Field, Fields } from "./field.ts";
import { isFileItem } from "./fileItem.ts";
import { emptyRecord, isObject, type Json, type JsonObject, own } from "./json.ts";
import { kindOf } from "./kindOf.ts";
import { didYouMean } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import { type CheckText, type Fault, isTemplate, templatesIn } from "./templatesIn.ts";

/** What is wrong with params set for declared fields; `path` leads to `params`. */
export function checkParams(fields: Fields, params: JsonObject, path: Fault["path"], checkText: CheckText): Fault[] {
  const faults: Fault[] = [];
  for (const name of Object.keys(params)) {
    const field = own(fields, name);
    const value = params[name];
    if (value === undefined) continue;
    if (field !== undefined) faults.push(...checkField(field, value, [...path, name], checkText));
    else
      faults.push({
        code: "unknown-param",
        message: `There is no param “${name.slice(0, 80)}”${didYouMean(name, Object.keys(fields))}`,
        path: [...path, name],
      });
  }
  for (const name of Object.keys(fields)) {
    const field = own(fields, name) as Field;
    if (!isRequired(field) || !isShown(fields, field, params)) continue;
    const value = own(params, name) ?? field.default;
    if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) {
      faults.push({ code: "missing-param", message: `“${field.label ?? name}” has to be set.`, path: [...path, name] });
    }
  }
  return faults;
}

function isRequired(field: Field): boolean {
  return field.required === true;
}

/** Whether a field applies, by its `showIf`; a sibling set by an expression counts as not known, so the field does not have to be set. */
export function isShown(fields: Fields, field: Field, params: JsonObject): boolean {
  if (field.showIf === undefined) return true;
  const value = own(params, field.showIf.param) ?? own(fields, field.showIf.param)?.default;
  return field.showIf.in.some((allowed) => allowed === value);
}

/** What is wrong with one value for one field. */
export function checkField(field: Field, value: Json, path: Fault["path"], checkText: CheckText): Fault[] {
  if (field.kind === "code" && field.literal === true) return checkField(TEXT, value, path, undefined);
  if (checkText !== undefined && isTemplate(value)) return [...checkText(value, path, field.kind === "text" && field.secret === true)];
  const wrong = (wanted: string): Fault[] => [{ code: "wrong-type", message: `It takes ${wanted}, not ${kindOf(value)}.`, path }];
  switch (field.kind) {
    case "text":
    case "code":
    case "workflow":
      return typeof value === "string" ? [] : wrong(typeof value === "number" ? "text; put the number in quotes" : "text");
    case "cron":
      return typeof value === "string" ? checkCron(value, path) : wrong("a cron expression such as “0 9 * * 1-5”");
    case "conditions":
      return checkConditions(value, path, checkText);
    case "boolean":
      return typeof value === "boolean" ? [] : wrong("true or false");
    case "number":
      return typeof value === "number" ? checkNumber(field, value, path) : wrong("a number");
    case "choice":
      return typeof value === "string" ? checkChoice(field, value, path) : wrong("one of its options");
    case "texts":
      return Array.isArray(value)
        ? value.flatMap((text, index) => checkField(TEXT, text as Json, [...path, index], checkText))
        : wrong("a list of texts");
    case "list":
      return Array.isArray(value)
        ? value.flatMap((entry, index) => checkEntry(field.of, entry as Json, [...path, index], checkText))
        : wrong("a list");
    case "duration":
      return parseDuration(value) === undefined
        ? [{ code: "bad-value", message: `It takes a length of time such as “5s” or “1m30s”, not ${kindOf(value)}.`, path }]
        : [];
    case "file":
      return isPickedFile(value) ? [] : wrong("a file: { name, text } or { name, base64 }");
    default:
      return checkText === undefined ? [] : templatesIn(value, path, checkText);
  }
}

const TEXT: Field = { kind: "text", label: "Text" };

function checkNumber(field: Field & { kind: "number" }, value: number, path: Fault["path"]): Fault[] {
  const bad = (message: string): Fault[] => [{ code: "bad-value", message, path }];
  if (field.integer === true && !Number.isInteger(value)) return bad(`It takes a whole number, not ${value}.`);
  if (field.min !== undefined && value < field.min) return bad(`It has to be at least ${field.min}, not ${value}.`);
  return field.max !== undefined && value > field.max ? bad(`It may be at most ${field.max}, not ${value}.`) : [];
}

function checkChoice(field: Field & { kind: "choice" }, value: string, path: Fault["path"]): Fault[] {
  // Fields declared in a document may lack what the type promises.
  const options = Array.isArray(field.options) ? field.options.map((option) => option.value) : [];
  if (options.includes(value)) return [];
  const message = `“${value.slice(0, 80)}” is not an option; it takes ${options.map((option) => `“${option}”`).join(", ") || "nothing: no options are declared"}.`;
  return [{ code: "bad-value", message, path }];
}

function checkEntry(of: Fields, entry: Json, path: Fault["path"], checkText: CheckText): Fault[] {
  if (checkText !== undefined && isTemplate(entry)) return [...checkText(entry, path)];
  if (!isObject(entry)) return [{ code: "wrong-type", message: `Each entry is a map, not ${kindOf(entry)}.`, path }];
  return checkParams(isObject(of) ? of : {}, entry as JsonObject, path, checkText);
}

function isPickedFile(value: Json): boolean {
  if (isFileItem(value)) return true;
  if (!isObject(value) || typeof value["name"] !== "string") return false;
  return (typeof value["text"] === "string") !== (typeof value["base64"] === "string");
}

/**
 * What is wrong with the parameters given for a run: `missing-parameter` and `bad-value`, with path
 * `["parameters", name, …]`. Texts are taken as they are, never as expressions.
 */
export function checkValues(fields: Fields, values: JsonObject): Problem[] {
  return checkParams(fields, values, ["parameters"], undefined).map(({ code, message, path }) => {
    const name = String(path[1]);
    const said =
      code === "unknown-param"
        ? `The workflow has no parameter “${name}”${didYouMean(name, Object.keys(fields))}`
        : `Parameter “${name}”: ${message}`;
    return { code: code === "missing-param" ? "missing-parameter" : "bad-value", severity: "error", message: said, path };
  });
}

/** The values with the declared defaults where nothing is set; a record without prototype. */
export function withDefaults(fields: Fields, values: JsonObject | undefined): JsonObject {
  const full = emptyRecord<Json | undefined>();
  for (const name of Object.keys(fields)) {
    const given = own(fields, name)?.default;
    if (given !== undefined) full[name] = given as Json;
  }
  for (const name of Object.keys(values ?? {})) {
    const value = values?.[name];
    if (value !== undefined) full[name] = value;
  }
  return full;
}
