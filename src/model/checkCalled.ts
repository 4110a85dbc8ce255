import { type Catalogue, resolveType } from "./catalogue.ts";
import type { Fields } from "./field.ts";
import { isObject, type JsonObject, own } from "./json.ts";
import type { NodeDescription } from "./nodeType.ts";
import type { Problem } from "./problem.ts";
import { isTemplate } from "./templatesIn.ts";
import type { Workflow } from "./workflow.ts";

type Path = Problem["path"];

/**
 * Warns of each name under which a node that is not disabled calls a workflow and that none of the file has. A warning: where the file
 * runs in Node or in somebody's page, more may be called than it holds.
 */
export function checkCalled({ nodes, workflows }: Workflow, types: Catalogue<NodeDescription>): readonly Problem[] {
  return Object.entries(nodes).flatMap(([node, { type, params = {}, disabled }]) => {
    const fields = disabled === true ? undefined : resolveType(types, type)?.params;
    const called = fields === undefined ? [] : calledNames(fields, params, []);
    return called.flatMap(({ name, at }) => (own(workflows, name) === undefined ? [problem(name, node, at)] : []));
  });
}

/** The names in the fields for workflows, and where they are; what an expression gives is not known. */
function calledNames(fields: Fields, params: JsonObject, at: Path): { readonly name: string; readonly at: Path }[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const value = own(params, key);
    if (field.kind === "workflow") {
      const known = typeof value === "string" && value !== "" && !isTemplate(value);
      return known ? [{ name: value, at: [...at, key] }] : [];
    }
    if (field.kind !== "list" || !Array.isArray(value)) return [];
    return value.flatMap((entry, index) => (isObject(entry) ? calledNames(field.of, entry as JsonObject, [...at, key, index]) : []));
  });
}

function problem(name: string, node: string, at: Path): Problem {
  return {
    code: "unknown-name",
    severity: "warning",
    message: `No workflow of this file is called “${name}”. Choose one, or take it in.`,
    path: ["nodes", node, "params", ...at],
    node,
    param: String(at[0]),
  };
}
