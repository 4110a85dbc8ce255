import type * as z from "zod/mini";
import { isId } from "./edge.ts";
import { isObject, type Json } from "./json.ts";
import { kindOf } from "./kindOf.ts";
import type { Problem, ProblemCode, Severity } from "./problem.ts";
import { SECTIONS, topShape } from "./workflowSchema.ts";

type Path = readonly (string | number)[];
type Issue = z.core.$ZodIssue;
type Shape = { safeParse(value: unknown): { readonly error?: { readonly issues: readonly Issue[] } | undefined } };

/** Everything wrong with the shape of a document in the current format. `value` is a copy made by `plainValue`. */
export function checkShape(value: Readonly<Record<string, Json>>): Problem[] {
  const problems = shapeProblems(topShape, value, []);
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

/** zod does not look at a key named `__proto__`, so that one is looked for here. No known key has that name. */
function protoProblems(value: unknown, path: Path): Problem[] {
  const object = path.reduce<unknown>((outer, key) => (isObject(outer) ? outer[key] : undefined), value);
  if (!isObject(object) || !Object.hasOwn(object, "__proto__")) return [];
  return [problem("unknown-key", "error", "The key “__proto__” does not belong here; delete it.", [...path, "__proto__"])];
}

function shapeProblems(shape: Shape, value: unknown, path: Path): Problem[] {
  return (shape.safeParse(value).error?.issues ?? []).flatMap((issue) => issueProblems(issue, value, path));
}

function issueProblems(issue: Issue, root: unknown, base: Path): Problem[] {
  const inner = issue.path.filter((step) => typeof step !== "symbol");
  const path = [...base, ...inner];
  const name = path.length === 0 ? "The document" : `“${path.at(-1)}”`;
  const found = inner.reduce<unknown>(
    (outer, step) => (typeof outer === "object" && outer !== null ? Reflect.get(outer, step) : undefined),
    root,
  );
  if (issue.code === "unrecognized_keys") {
    return issue.keys
      .filter((key) => key !== "__proto__")
      .map((key) =>
        problem("unknown-key", "warning", `“${key.slice(0, 80)}” is not a known key; it is kept, and does nothing.`, [...path, key]),
      );
  }
  if (path.length === 1 && path[0] === "format") return [formatProblem(found)];
  if (found === undefined) return [problem("missing-value", "error", `${name} is missing; ${wanted(issue)}.`, path)];
  const code = issue.code === "invalid_type" || issue.code === "invalid_union" ? typeCode(issue, found) : "bad-value";
  return [problem(code, "error", `${name} is ${kindOf(found)}; ${wanted(issue)}.`, path)];
}

function typeCode(issue: Issue, found: unknown): ProblemCode {
  if (issue.code === "invalid_union") return typeof found === "string" || isObject(found) ? "bad-value" : "wrong-type";
  return "wrong-type";
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

function wanted(issue: Issue): string {
  if (issue.code === "invalid_type") return `it has to be ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
  if (issue.code === "invalid_value") return `it has to be one of ${issue.values.map((value) => `“${String(value)}”`).join(", ")}`;
  if (issue.code === "too_small")
    return issue.origin === "array" ? `it needs ${issue.minimum} entries` : `it has to be at least ${issue.minimum}`;
  if (issue.code === "too_big")
    return issue.origin === "array" ? `it takes ${issue.maximum} entries` : `it may be at most ${issue.maximum}`;
  return "see the format of workflow files for what can stand here";
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "a map of keys and values",
  record: "a map of keys and values",
  array: "a list",
  tuple: "a list of two numbers",
};

function problem(code: ProblemCode, severity: Severity, message: string, path: Path): Problem {
  const [section, id, part, param] = path;
  if (section !== "nodes" || id === undefined) return { code, severity, message, path };
  if (part !== "params" || param === undefined) return { code, severity, message, path, node: String(id) };
  return { code, severity, message, path, node: String(id), param: String(param) };
}
