import { isId } from "./edge.ts";
import { isObject, type Json } from "./json.ts";
import { kindOf } from "./kindOf.ts";
import type { Problem, ProblemCode, Severity } from "./problem.ts";
import { SECTIONS, type Shape, TOP } from "./workflowSchema.ts";

type Path = readonly (string | number)[];

/** Where a value stands; it becomes a path only where there is a problem. */
type At = { readonly outer: At; readonly key: string | number } | undefined;

/** Everything wrong with the shape of a document in the current format. `value` is a copy made by `plainValue`. */
export function checkShape(value: Readonly<Record<string, Json>>): Problem[] {
  const problems: Problem[] = [];
  check(TOP, value, undefined, problems);
  for (const { path, of, ids } of SECTIONS) {
    const section = path.reduce<unknown>((outer, key) => (isObject(outer) ? outer[key] : undefined), value);
    if (!isObject(section)) continue;
    const outer = path.reduce<At>((at, key) => ({ outer: at, key }), undefined);
    for (const key of Object.keys(section)) {
      const at = { outer, key };
      if (ids) checkId(key, at, problems);
      check(of, section[key], at, problems);
    }
  }
  checkProto(value, undefined, problems);
  for (const key of ["policy", "permissions", "layout"]) checkProto(value[key], { outer: undefined, key }, problems);
  const nodes = isObject(value["nodes"]) ? value["nodes"] : {};
  for (const key of Object.keys(nodes)) {
    const [node, at] = [nodes[key], { outer: { outer: undefined, key: "nodes" }, key }];
    checkProto(node, at, problems);
    if (isObject(node)) checkProto(node["policy"], { outer: at, key: "policy" }, problems);
  }
  return problems;
}

function checkId(id: string, at: At, problems: Problem[]): void {
  if (isId(id) && id !== "__proto__") return;
  const why = id === "__proto__" ? "expressions cannot name it" : "an id is a letter or _, then up to 63 letters, digits, _ or -";
  problems.push(problem("bad-id", "error", `“${id.slice(0, 80)}” cannot be an id: ${why}. Rename it.`, at));
}

/** Other unknown keys do nothing; this one would change how the object is read elsewhere, so it is an error. */
function checkProto(value: unknown, at: At, problems: Problem[]): void {
  if (!isObject(value) || !Object.hasOwn(value, "__proto__")) return;
  const message = "The key “__proto__” does not belong here; delete it.";
  problems.push(problem("unknown-key", "error", message, { outer: at, key: "__proto__" }));
}

function check(shape: Shape, value: unknown, at: At, problems: Problem[]): void {
  const fault = faultOf(shape, value);
  if (fault !== undefined) problems.push(misfit(fault.code, value, at, fault.wanted));
  else if (shape.type !== undefined && Array.isArray(value)) checkList(shape, value, at, problems);
  else if (shape.type !== undefined && isObject(value)) checkMap(shape, value, at, problems);
}

type Fault = { readonly code: ProblemCode; readonly wanted: string };

/** What is wrong with the value itself, whatever it holds. */
function faultOf(shape: Shape, value: unknown): Fault | undefined {
  const { anyOf, enum: values, minimum, maximum } = shape;
  if (anyOf !== undefined) {
    if (anyOf.some((option) => fits(option, value))) return undefined;
    return { code: typeof value === "string" || isObject(value) ? "bad-value" : "wrong-type", wanted: UNCLEAR };
  }
  if (values !== undefined) {
    if (values.some((known) => known === value)) return undefined;
    return { code: "bad-value", wanted: `it has to be one of ${values.map((known) => `“${known}”`).join(", ")}` };
  }
  if (!isOfType(shape.type, value)) return { code: "wrong-type", wanted: `it has to be ${typeName(shape, value)}` };
  if (typeof value !== "number") return undefined;
  if (minimum !== undefined && value < minimum) return { code: "bad-value", wanted: `it has to be at least ${minimum}` };
  return maximum !== undefined && value > maximum ? { code: "bad-value", wanted: `it may be at most ${maximum}` } : undefined;
}

function fits(shape: Shape, value: unknown): boolean {
  const problems: Problem[] = [];
  check(shape, value, undefined, problems);
  return problems.length === 0;
}

function checkList({ items, prefixItems }: Shape, value: readonly unknown[], at: At, problems: Problem[]): void {
  if (prefixItems === undefined) {
    if (items) for (let key = 0; key < value.length; key += 1) check(items, value[key], { outer: at, key }, problems);
    return;
  }
  const count = prefixItems.length;
  if (value.length < count) problems.push(misfit("bad-value", value, at, `it needs ${count} entries`));
  else {
    if (value.length > count) problems.push(misfit("bad-value", value, at, `it takes ${count} entries`));
    for (const [key, shape] of prefixItems.entries()) check(shape, value[key], { outer: at, key }, problems);
  }
}

function checkMap(
  { properties = {}, required, additionalProperties }: Shape,
  value: Record<string, unknown>,
  at: At,
  problems: Problem[],
): void {
  for (const key in properties) {
    const found = value[key];
    if (found !== undefined) check(properties[key] as Shape, found, { outer: at, key }, problems);
    else if (required?.includes(key) === true) checkMissing(properties[key] as Shape, { outer: at, key }, problems);
  }
  if (additionalProperties === undefined) return;
  for (const key in value) {
    if (Object.hasOwn(properties, key)) continue;
    if (additionalProperties !== false) check(additionalProperties, value[key], { outer: at, key }, problems);
    else if (key !== "__proto__") {
      const message = `“${key.slice(0, 80)}” is not a known key; it is kept, and does nothing.`;
      problems.push(problem("unknown-key", "warning", message, { outer: at, key }));
    }
  }
}

function checkMissing(shape: Shape, at: At, problems: Problem[]): void {
  const before = problems.length;
  check(shape, undefined, at, problems);
  if (problems.length === before) problems.push(misfit("wrong-type", undefined, at, UNCLEAR));
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
function misfit(code: ProblemCode, value: unknown, at: At, wanted: string): Problem {
  const path = pathTo(at);
  if (path.length === 1 && path[0] === "format") return formatProblem(value);
  const name = path.length === 0 ? "The document" : `“${path.at(-1)}”`;
  if (value === undefined) return problem("missing-value", "error", `${name} is missing; ${wanted}.`, at);
  return problem(code, "error", `${name} is ${kindOf(value)}; ${wanted}.`, at);
}

const FORMAT: At = { outer: undefined, key: "format" };

function formatProblem(found: unknown): Problem {
  if (found === undefined) {
    return problem("unknown-format", "error", "The document does not say its format; put “format: vwmp/1” at the top.", FORMAT);
  }
  const told = typeof found === "string" ? `“${found.slice(0, 40)}”` : kindOf(found);
  return problem(
    "unknown-format",
    "error",
    `The format ${told} is not known; this version reads “vwmp/1”. Convert the file, or update.`,
    FORMAT,
  );
}

function pathTo(at: At): Path {
  const path: (string | number)[] = [];
  for (let step = at; step !== undefined; step = step.outer) path.push(step.key);
  return path.reverse();
}

function problem(code: ProblemCode, severity: Severity, message: string, at: At): Problem {
  const path = pathTo(at);
  const [section, id, part, param] = path;
  if (section !== "nodes" || id === undefined) return { code, severity, message, path };
  if (part !== "params" || param === undefined) return { code, severity, message, path, node: String(id) };
  return { code, severity, message, path, node: String(id), param: String(param) };
}
