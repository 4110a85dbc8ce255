import { type Catalogue, resolveType } from "../model/catalogue.ts";
import { checkValues, withDefaults } from "../model/checkParams.ts";
import type { Failure } from "../model/failure.ts";
import { ancestors } from "../model/graph.ts";
import type { Grant } from "../model/host.ts";
import type { JsonObject } from "../model/json.ts";
import type { NodeType } from "../model/nodeType.ts";
import type { Problem } from "../model/problem.ts";
import type { Workflow } from "../model/workflow.ts";
import { missingFrom } from "./grant.ts";
import { needsOf } from "./needs.ts";
import { compileParams, type ParamResolver } from "./params.ts";
import { compilePlan, type Plan, type PlanNode } from "./plan.ts";

export type PrepareOptions = {
  readonly parameters: JsonObject | undefined;
  readonly grant: Grant;
  readonly until: string | undefined;
  readonly pins: Readonly<Record<string, readonly unknown[]>> | undefined;
};

/** A run ready to start. */
export type Prepared = {
  readonly plan: Plan;
  readonly resolvers: readonly ParamResolver[];
  readonly parameters: JsonObject;
  /** An expression asks for the ancestor of an item, so packets keep where their items come from. */
  readonly lineage: boolean;
};

/** Compiles a checked workflow for one run, or says why it cannot start. */
export function prepare(
  workflow: Workflow,
  types: Catalogue<NodeType>,
  options: PrepareOptions,
): Prepared | { readonly failures: readonly Failure[] } {
  const fields = workflow.parameters ?? {};
  const wrong = checkValues(fields, options.parameters ?? {});
  if (wrong.length > 0) return { failures: wrong.map(failureOf) };
  if (options.until !== undefined && !Object.hasOwn(workflow.nodes, options.until)) return { failures: [noSuchNode(options.until)] };
  const parameters = withDefaults(fields, options.parameters);
  const missing = missingFrom(
    options.grant,
    needsOf(workflow, (name) => resolveType(types, name), parameters),
  );
  if (missing.length > 0) return { failures: missing.map(permissionNeeded) };
  const pins = { ...workflow.pins, ...options.pins };
  const resolve = (name: string): NodeType | undefined => resolveType(types, name);
  const only = options.until === undefined ? undefined : new Set([...ancestors(workflow, options.until), options.until]);
  const plan = compilePlan(workflow, { resolveType: resolve, pins, ...(only === undefined ? {} : { only }) });
  const resolvers = plan.nodes.map((node: PlanNode) => compileParams(node.type.params, node.node.params));
  return { plan, resolvers, parameters, lineage: resolvers.some(readsAncestors) };
}

function readsAncestors(resolver: ParamResolver): boolean {
  return resolver.templates.some((template) => [...template.reads.nodes.values()].some((read) => read.item));
}

/** A problem of the document as the failure of a run. */
export function failureOf(problem: Problem): Failure {
  return {
    code: problem.code,
    kind: "user",
    message: problem.message,
    ...(problem.node === undefined ? {} : { node: problem.node }),
    ...(problem.param === undefined ? {} : { param: problem.param }),
  };
}

function noSuchNode(id: string): Failure {
  return { code: "unknown-node", kind: "user", message: `There is no node “${id}” to run to.` };
}

function permissionNeeded(what: string): Failure {
  const [kind = "", ...rest] = what.split(" ");
  const name = rest.join(" ");
  const flag = kind === "net" || kind === "read" || kind === "write" || kind === "run" ? `--allow-${kind} ${name}` : "--allow-all";
  return {
    code: "permission-needed",
    kind: "user",
    message: `The workflow asks for ${what}, which this run was not given.`,
    hint: `Allow it in the studio when the run asks, with ${flag} on the command line, or with the option allow in code.`,
  };
}
