import { isId } from "./edge.ts";
import { isObject, type Json, own } from "./json.ts";
import { kindOf } from "./kindOf.ts";
import type { Problem, ProblemCode, Severity } from "./problem.ts";
import { SECTIONS, type Shape, TOP } from "./workflowSchema.ts";

type Path = readonly (string | number)[];

/** Everything wrong with the shape of a document in the current format. `value` is a copy made by `plainValue`. */
export function checkShape(value: Readonly<Record<string, Json>>): Problem[] {
  const problems = shapeProblems(TOP, value, []);
  for (const { path, of, ids } of SECTIONS) {
    const section = path.reduce<unknown>((outer, key) => (isObject(outer) ? outer[key] : undefined), value);
    if (!isObject(section)) continue;
    for (const key of Object.keys(section)) {
      const inner = [...path, key];
      if (ids) problems.push(...idProblems(key, inner));
      problems.push(...shapeProblems(of, section[key], inner));
    }
  }
  for (const path of [[], ["policy"], ["permissions"], ["layout"]]) problems.push(...protoProblems(value, path));
  for (const id of Object.keys(isObject(value["nodes"]) ? value["nodes"] : {})) {
    problems.push(...protoProblems(value, ["nodes", id]), ...protoProblems(value, ["nodes", id, "policy"]));
  }
  return problems;
}

function idProblems(id: string, path: Path): Problem[] {
  if (isId(id) && id !== "__proto__") return [];
  const why = id === "__proto__" ? "expressions cannot name it" : "an id is a letter or _, then up to 63 letters, digits, _ or -";
  return [problem("bad-id", "error", `“${id.slice(0, 80)}” cannot be an id: ${why}. Rename it.`, path)];
}

/** Other unknown keys do nothing; this one would change how the object is read elsewhere, so it is an error. */
function protoProblems(value: unknown, path: Path): Problem[] {
  const object = path.reduce<unknown>((outer, key) => (isObject(outer) ? outer[key] : undefined), value);
  if (!isObject(object) || !Object.hasOwn(object, "__proto__")) return [];
  return [problem("unknown-key", "error", "The key “__proto__” does not belong here; delete it.", [...path, "__proto__"])];
}

function shapeProblems(shape: Shape, value: unknown, path: Path): Problem[] {
  const { anyOf, enum: values, minimum, maximum } = shape;
  if (anyOf !== undefined) {
    if (anyOf.some((option) => shapeProblems(option, value, path).length === 0)) return [];
    return [misfit(typeof value === "string" || isObject(value) ? "bad-value" : "wrong-type", value, path, UNCLEAR)];
  }
  if (values !== undefined) {
    if (values.some((known) => known === value)) return [];
    return [misfit("bad-value", value, path, `it has to be one of ${values.map((known) => `“${known}”`).join(", ")}`)];
  }
  if (!isOfType(shape.type, value)) return [misfit("wrong-type", value, path, `it has to be ${typeName(shape, value)}`)];
  if (typeof value === "number" && minimum !== undefined && value < minimum)
    return [misfit("bad-value", value, path, `it has to be at least ${minimum}`)];
  if (typeof value === "number" && maximum !== undefined && value > maximum)
    return [misfit("bad-value", value, path, `it may be at most ${maximum}`)];
  if (Array.isArray(value)) return listProblems(shape, value, path);
  return isObject(value) ? mapProblems(shape, value, path) : [];
}

function listProblems({ items, prefixItems }: Shape, value: readonly unknown[], path: Path): Problem[] {
  if (prefixItems === undefined) return value.flatMap((entry, index) => shapeProblems(items || {}, entry, [...path, index]));
  const count = prefixItems.length;
  if (value.length < count) return [misfit("bad-value", value, path, `it needs ${count} entries`)];
  const tooMany = value.length > count ? [misfit("bad-value", value, path, `it takes ${count} entries`)] : [];
  return [...tooMany, ...prefixItems.flatMap((shape, index) => shapeProblems(shape, value[index], [...path, index]))];
}

function mapProblems({ properties = {}, required, additionalProperties }: Shape, value: Record<string, unknown>, path: Path): Problem[] {
  const problems = Object.entries(properties).flatMap(([key, shape]) => {
    const found = own(value, key);
    if (found !== undefined) return shapeProblems(shape, found, [...path, key]);
    return required?.includes(key) ? missing(shape, [...path, key]) : [];
  });
  if (additionalProperties === undefined) return problems;
  if (additionalProperties !== false) {
    const others = Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
    return [...problems, ...others.flatMap((key) => shapeProblems(additionalProperties, value[key], [...path, key]))];
  }
  for (const key of Object.keys(value)) {
    if (key === "__proto__" || Object.hasOwn(properties, key)) continue;
    const message = `“${key.slice(0, 80)}” is not a known key; it is kept, and does nothing.`;
    problems.push(problem("unknown-key", "warning", message, [...path, key]));
  }
  return problems;
}

function missing(shape: Shape, path: Path): Problem[] {
  const found = shapeProblems(shape, undefined, path);
  return found.length > 0 ? found : [misfit("wrong-type", undefined, path, UNCLEAR)];
}

function isOfType(type: Shape["type"], value: unknown): boolean {
  if (type === undefined) return true;
  if (type === "object") return isObject(value);
  if (type === "array") return Array.isArray(value);
  return type === "integer" ? Number.isInteger(value) : typeof value === type;
}

const UNCLEAR = "see the format of workflow files for what can stand here";

const TYPE_NAMES = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  object: "a map of keys and values",
  array: "a list",
};

function typeName({ type = "object", prefixItems }: Shape, value: unknown): string {
  if (prefixItems !== undefined) return "a list of two numbers";
  return TYPE_NAMES[type === "integer" && typeof value !== "number" ? "number" : type];
}

/** What is said of a value that cannot stand where it is, or is not there. */
function misfit(code: ProblemCode, value: unknown, path: Path, wanted: string): Problem {
  if (path.length === 1 && path[0] === "format") return formatProblem(value);
  const name = path.length === 0 ? "The document" : `“${path.at(-1)}”`;
  if (value === undefined) return problem("missing-value", "error", `${name} is missing; ${wanted}.`, path);
  return problem(code, "error", `${name} is ${kindOf(value)}; ${wanted}.`, path);
}

function formatProblem(found: unknown): Problem {
  if (found === undefined) {
    return problem("unknown-format", "error", "The document does not say its format; put “format: vwmp/1” at the top.", ["format"]);
  }
  const told = typeof found === "string" ? `“${found.slice(0, 40)}”` : kindOf(found);
  return problem("unknown-format", "error", `The format ${told} is not known; this version reads “vwmp/1”. Convert the file, or update.`, [
    "format",
  ]);
}

function problem(code: ProblemCode, severity: Severity, message: string, path: Path): Problem {
  const [section, id, part, param] = path;
  if (section !== "nodes" || id === undefined) return { code, severity, message, path };
  if (part !== "params" || param === undefined) return { code, severity, message, path, node: String(id) };
  return { code, severity, message, path, node: String(id), param: String(param) };
}
