import { canBegin } from "../model/canBegin.ts";
import { type Catalogue, resolveType } from "../model/catalogue.ts";
import { checkValues, withDefaults } from "../model/checkParams.ts";
import type { Failure } from "../model/failure.ts";
import type { Grant, Host } from "../model/host.ts";
import { type Json, type JsonObject, own } from "../model/json.ts";
import type { NodeType } from "../model/nodeType.ts";
import type { Problem } from "../model/problem.ts";
import type { Workflow } from "../model/workflow.ts";
import { compilePlan } from "./compilePlan.ts";
import { missingFrom } from "./grant.ts";
import { needsOf, type Reach, reachOf } from "./needs.ts";
import { compileParams, type ParamResolver } from "./params.ts";
import { upTo } from "./partOf.ts";
import type { Plan, PlanNode } from "./plan.ts";
import { skippedSources } from "./triggers.ts";

export type PrepareOptions = {
  readonly parameters: JsonObject | undefined;
  readonly grant: Grant;
  readonly until: string | undefined;
  readonly from: string | undefined;
  readonly trigger: string | undefined;
  readonly pins: Readonly<Record<string, readonly Json[]>> | undefined;
  /** Where the run happens. */
  readonly place: Host["place"];
};

/** What a workflow compiles to: the same for every run of it. */
export type Compiled = {
  readonly plan: Plan;
  readonly resolvers: readonly ParamResolver[];
  /** An expression asks for the ancestor of an item, so packets keep where their items come from. */
  readonly lineage: boolean;
  /** The secrets that nodes which may run use. */
  readonly secrets: readonly string[];
  /** The types whose code may have to be loaded first. */
  readonly lazy: ReadonlyMap<NodeType, readonly JsonObject[]>;
  /** A port has a contract, whose code has to be loaded first. */
  readonly contracts: boolean;
  /** Nodes that may run in one place only; a pinned one runs nowhere. */
  readonly placed: readonly PlanNode[];
};

/** What is known of the workflows that have run: nothing of it changes from run to run. */
export class KnownWorkflows {
  readonly compiled = new WeakMap<Workflow, Compiled>();
  readonly #skipped = new WeakMap<Workflow, ReadonlySet<string>>();
  readonly #reach = new WeakMap<Workflow, readonly Reach[]>();

  /** Of what runs up to `until`, or of all nodes. */
  reach(workflow: Workflow, types: Catalogue<NodeType>, until: string | undefined): readonly Reach[] {
    let reach = this.#reach.get(workflow);
    if (reach === undefined) {
      reach = reachOf(workflow, (name) => resolveType(types, name));
      this.#reach.set(workflow, reach);
    }
    if (until === undefined || reach.length === 0) return reach;
    const part = upTo(workflow, [until]);
    return reach.filter(({ node }) => part.has(node));
  }

  /** The sources that do not fire in a run that `trigger` began (F5). */
  skipped(workflow: Workflow, types: Catalogue<NodeType>, trigger: string | undefined): ReadonlySet<string> {
    if (trigger !== undefined) return skippedSources(workflow, types, trigger);
    let skipped = this.#skipped.get(workflow);
    if (skipped === undefined) {
      skipped = skippedSources(workflow, types, undefined);
      this.#skipped.set(workflow, skipped);
    }
    return skipped;
  }
}

/** A run ready to start. */
export type Prepared = { readonly compiled: Compiled; readonly parameters: JsonObject };

/** Compiles a checked workflow for one run, or says why it cannot start. */
export function prepare(
  workflow: Workflow,
  types: Catalogue<NodeType>,
  options: PrepareOptions,
  known: KnownWorkflows,
): Prepared | { readonly failures: readonly Failure[] } {
  const fields = workflow.parameters ?? {};
  const wrong = checkValues(fields, options.parameters ?? {});
  if (wrong.length > 0) return { failures: wrong.map(failureOf) };
  for (const id of [options.until, options.from]) {
    if (id !== undefined && !isNodeOrRegion(workflow, id)) return { failures: [noSuchNode(id)] };
  }
  if (options.trigger !== undefined && !canBegin(workflow, types, options.trigger)) return { failures: [noSuchTrigger(options.trigger)] };
  const parameters = withDefaults(fields, options.parameters);
  const missing = missingFrom(options.grant, needsOf(workflow, known.reach(workflow, types, options.until), parameters));
  if (missing.length > 0) return { failures: missing.map(permissionNeeded) };
  if (options.until === undefined && options.pins === undefined) {
    const compiled = known.compiled.get(workflow) ?? compile(workflow, types, undefined, workflow.pins);
    known.compiled.set(workflow, compiled);
    return inPlace(options.place, { compiled, parameters });
  }
  const pins = workflow.pins === undefined && options.pins === undefined ? undefined : { ...workflow.pins, ...options.pins };
  const only = options.until === undefined ? undefined : upTo(workflow, [options.until]);
  return inPlace(options.place, { compiled: compile(workflow, types, only, pins), parameters });
}

/** What was prepared, unless a node of it runs only elsewhere. */
function inPlace(place: Host["place"], prepared: Prepared): Prepared | { readonly failures: readonly Failure[] } {
  const wrong = prepared.compiled.placed.filter(({ type }) => (type.place === "node") !== (place === "node"));
  return wrong.length === 0 ? prepared : { failures: wrong.map(elsewhere) };
}

function elsewhere({ id, type }: PlanNode): Failure {
  const [code, where, how] =
    type.place === "node"
      ? ["needs-node", "in Node", "Run the workflow with npx vwmp run, or pin the node."]
      : ["needs-studio", "in the studio", "Run the workflow in the studio, or pin the node."];
  return { code, kind: "user", message: `“${type.title}” runs only ${where}.`, hint: how, node: id };
}

function compile(
  workflow: Workflow,
  types: Catalogue<NodeType>,
  only: ReadonlySet<string> | undefined,
  pins: Workflow["pins"] | undefined,
): Compiled {
  const plan = compilePlan(workflow, {
    resolveType: (name) => resolveType(types, name),
    ...(pins === undefined ? {} : { pins }),
    ...(only === undefined ? {} : { only }),
  });
  const resolvers = plan.nodes.map(({ type, node }) =>
    node.params === undefined ? defaultParams(type) : compileParams(type.params, node.params),
  );
  const placed = plan.nodes.filter(({ type, node, pin }) => type.place !== undefined && node.disabled !== true && pin === undefined);
  const contracts = plan.nodes.some(({ contract }) => contract);
  const lazy = new Map<NodeType, JsonObject[]>();
  for (const { type, node } of plan.nodes) {
    if (type.run.load === undefined) continue;
    const used = lazy.get(type) ?? [];
    if (node.params !== undefined) used.push(node.params);
    lazy.set(type, used);
  }
  return { plan, resolvers, lineage: resolvers.some(readsAncestors), secrets: secretsOf(plan, resolvers), lazy, contracts, placed };
}

function secretsOf(plan: Plan, resolvers: readonly ParamResolver[]): readonly string[] {
  const names = new Set<string>();
  for (const { uid, node, pin } of plan.nodes) {
    if (node.disabled === true || pin !== undefined) continue;
    for (const { reads } of resolvers[uid]?.templates ?? []) for (const name of reads.secrets) names.add(name);
  }
  return [...names];
}

const defaults = new WeakMap<NodeType, ParamResolver>();

/** The params of a node that sets none are compiled once for its type. */
function defaultParams(type: NodeType): ParamResolver {
  let resolver = defaults.get(type);
  if (resolver === undefined) {
    resolver = compileParams(type.params, undefined);
    defaults.set(type, resolver);
  }
  return resolver;
}

function isNodeOrRegion(workflow: Workflow, id: string): boolean {
  return own(workflow.nodes, id) !== undefined || own(workflow.regions, id) !== undefined;
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

function noSuchTrigger(id: string): Failure {
  return {
    code: "unknown-trigger",
    kind: "user",
    message: `There is no trigger “${id.slice(0, 80)}” that could begin a run.`,
    hint: "Name a node such as a schedule, a form or a webhook that is not disabled and lies in no region.",
  };
}

/** What the command line has a flag for. */
const FLAGS: ReadonlySet<string> = new Set(["net", "read", "write", "run", "code"]);

function permissionNeeded(what: string): Failure {
  const [kind = "", ...rest] = what.split(" ");
  if (kind === "secret") return secretNeeded(rest.join(" "));
  const flag = FLAGS.has(kind) ? `--allow-${what}` : "--allow-all";
  return {
    code: "permission-needed",
    kind: "user",
    message: `The workflow asks for ${what}, which this run was not given.`,
    hint: `Allow it in the studio when the run asks, with ${flag} on the command line, or with the option allow in code.`,
  };
}

function secretNeeded(name: string): Failure {
  return {
    code: "permission-needed",
    kind: "user",
    message: `The workflow asks for the secret “${name}”, which this run was not given.`,
    hint: `Allow it in the studio when the run asks, give it with --secret ${name}=… on the command line, or with the options secrets and allow in code.`,
  };
}
