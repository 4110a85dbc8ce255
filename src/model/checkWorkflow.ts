import { type Catalogue, resolveType } from "./catalogue.ts";
import { checkContracts } from "./checkContracts.ts";
import { checkEdges, type NodePorts } from "./checkEdges.ts";
import { checkField, checkParams, withDefaults } from "./checkParams.ts";
import { checkRegions } from "./checkRegions.ts";
import { checkTests } from "./checkTests.ts";
import { parseDuration } from "./duration.ts";
import { isObject, own } from "./json.ts";
import { didYouMean } from "./nearest.ts";
import type { NodeDescription } from "./nodeType.ts";
import { inputsOf, outputsOf } from "./ports.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import { REGION_INPUTS, REGION_OUTPUTS, type Region } from "./region.ts";
import { type CheckText, isTemplate } from "./templatesIn.ts";
import { titleOf } from "./titleOf.ts";
import type { Duration, Workflow, WorkflowNode } from "./workflow.ts";

/** What an expression in a workflow may name after `nodes.`, `parameters.` and `config.`. */
export type KnownNames = {
  readonly nodes: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  readonly config: ReadonlySet<string>;
  /** The param takes secrets. */
  readonly secrets?: boolean;
};

/** Checks the expressions of a text; `position` counts characters from the start of the text. */
export type CheckTemplate = (
  text: string,
  known: KnownNames,
) => readonly { readonly code: ProblemCode; readonly message: string; readonly position: number }[];

/**
 * Everything wrong with a workflow that the node types can tell: unknown types, ports, params, edges, cycles. Without
 * `checkTemplate` expressions are not looked into. Problems have no lines: add them with `withLines`.
 */
export function checkWorkflow(workflow: Workflow, catalogue: Catalogue, checkTemplate?: CheckTemplate): Problem[] {
  let known: KnownNames | undefined;
  const checkText: CheckText = (text, path, secret = false) => {
    known ??= knownNames(workflow);
    const names = secret ? { ...known, secrets: true } : known;
    return (checkTemplate?.(text, names) ?? []).map(({ code, message }) => ({ code, message, path }));
  };
  const problems = [
    ...checkRegions(workflow, checkText),
    ...parameterProblems(workflow),
    ...pinProblems(workflow),
    ...(workflow.tests === undefined ? [] : checkTests(workflow)),
  ];
  const portsAt: (NodePorts | undefined)[] = [];
  /** Types that need no params set, with their ports: all their nodes without params are alike. */
  const sound = new Map<NodeDescription, NodePorts>();
  let contracts = false;
  for (const id of Object.keys(workflow.nodes)) {
    const node = workflow.nodes[id] as WorkflowNode;
    const type = resolveType(catalogue, node.type);
    if (catalogue.exact(node.type) === undefined) problems.push(...typeProblems(workflow, id, node, catalogue));
    if (node.policy !== undefined) problems.push(...policyProblems(workflow, ["nodes", id], node, checkText));
    contracts ||= hasContract(node);
    const alike = type === undefined || node.params !== undefined ? undefined : sound.get(type);
    if (type === undefined || alike !== undefined) {
      portsAt.push(alike);
      continue;
    }
    const params = withDefaults(type.params, node.params);
    const given = { inputs: inputsOf(type, params), outputs: outputsOf(type, params) };
    if (node.params === undefined && checkParams(type.params, {}, [], undefined).length === 0) sound.set(type, given);
    portsAt.push(given);
    // What is disabled does not run: nothing of it keeps the rest from running.
    const severity = node.disabled === true ? "warning" : "error";
    for (const { code, message, path } of checkParams(type.params, node.params ?? {}, ["nodes", id, "params"], checkText)) {
      problems.push({ code, severity, message: `“${titleOf(workflow, id)}”: ${message}`, path, node: id, param: String(path[3]) });
    }
  }
  for (const id of Object.keys(workflow.regions ?? {})) {
    const region = own(workflow.regions, id) as Region;
    problems.push(...policyProblems(workflow, ["regions", id], region, checkText));
    contracts ||= hasContract(region);
    const twice = own(workflow.nodes, id) === undefined ? -1 : Object.keys(workflow.nodes).indexOf(id);
    if (twice < 0) portsAt.push(REGION_PORTS);
    else portsAt[twice] = REGION_PORTS;
  }
  if (contracts) problems.push(...checkContracts(workflow, (node) => portsAt[node]));
  return [...problems, ...checkEdges(workflow, portsAt)];
}

function hasContract({ policy }: Pick<WorkflowNode, "policy">): boolean {
  return policy?.accepts !== undefined || policy?.gives !== undefined;
}

function knownNames({ nodes, regions, parameters, config }: Workflow): KnownNames {
  return {
    nodes: new Set([...Object.keys(nodes), ...Object.keys(regions ?? {})]),
    parameters: new Set(Object.keys(parameters ?? {})),
    config: new Set(Object.keys(config ?? {})),
  };
}

const REGION_PORTS: NodePorts = { inputs: REGION_INPUTS, outputs: REGION_OUTPUTS };

function typeProblems(workflow: Workflow, id: string, { type }: WorkflowNode, catalogue: Catalogue): Problem[] {
  const path = ["nodes", id, "type"];
  const title = titleOf(workflow, id);
  const resolved = resolveType(catalogue, type);
  if (resolved === undefined) {
    const hint = didYouMean(type, catalogue.names()) || "; it is kept as it is, but cannot run.";
    return [
      {
        code: "unknown-node-type",
        severity: "error",
        message: `“${title}”: there is no node type “${type.slice(0, 80)}”${hint}`,
        path,
        node: id,
      },
    ];
  }
  const message = `“${title}”: the type “${type}” has no version, so the newest is used; write “${type}@${resolved.version}”.`;
  return [{ code: "unversioned-type", severity: "warning", message, path, node: id }];
}

const STATES: ReadonlySet<string> = new Set(["idle", "running", "waiting", "finished", "failed", "skipped", "cancelled"]);

function policyProblems(
  workflow: Workflow,
  path: readonly string[],
  { policy }: Pick<WorkflowNode, "policy">,
  checkText: CheckText,
): Problem[] {
  if (policy === undefined) return [];
  const id = path[1] as string;
  const problems: Problem[] = [];
  const add = (code: ProblemCode, message: string, inner: readonly string[]): void => {
    problems.push({
      code,
      severity: "error",
      message: `“${titleOf(workflow, id)}”: ${message}`,
      path: [...path, "policy", ...inner],
      node: id,
    });
  };
  const timeout: { readonly attempt?: Duration; readonly activation?: Duration | undefined; readonly wait?: Duration } =
    typeof policy.timeout === "object" ? policy.timeout : { activation: policy.timeout };
  const durations = [
    [timeout.attempt, ["timeout", "attempt"]],
    [timeout.activation, isObject(policy.timeout) ? ["timeout", "activation"] : ["timeout"]],
    [timeout.wait, ["timeout", "wait"]],
    [policy.retry?.delay, ["retry", "delay"]],
    [policy.retry?.maxDelay, ["retry", "maxDelay"]],
  ] as const;
  for (const [value, inner] of durations) {
    if (value !== undefined && !isTemplate(value) && parseDuration(value) === undefined)
      add("bad-value", `“${value}” is not a length of time such as “5s”.`, inner);
  }
  if (typeof policy.cache === "object" && parseDuration(policy.cache.ttl) === undefined)
    add("bad-value", `“${policy.cache.ttl}” is not a length of time such as “1h”.`, ["cache", "ttl"]);
  for (const name of Object.keys(policy.guard?.while ?? {})) {
    const states = own(policy.guard?.while, name) ?? [];
    const unknown = (typeof states === "string" ? [states] : states).find((state) => !STATES.has(state));
    if (!isKnown(workflow, name)) add("bad-policy", `the guard names “${name}”, but there is no such node.`, ["guard", "while", name]);
    if (unknown !== undefined)
      add("bad-policy", `“${unknown}” is not a state; it is one of ${[...STATES].join(", ")}.`, ["guard", "while", name]);
  }
  const { compensate, join } = policy;
  if (compensate !== undefined && own(workflow.nodes, compensate) === undefined)
    add("bad-policy", `it is undone by “${compensate}”, but there is no such node.`, ["compensate"]);
  if (isObject(join) && "n" in join && typeof join.n === "string") {
    if (isTemplate(join.n)) for (const { code, message } of checkText?.(join.n, []) ?? []) add(code, message, ["join", "n"]);
    else add("bad-policy", "the number of edges is a number or an expression.", ["join", "n"]);
  }
  return problems;
}

function isKnown(workflow: Workflow, id: string): boolean {
  return own(workflow.nodes, id) !== undefined || own(workflow.regions, id) !== undefined;
}

/** Defaults that do not fit their own declaration. */
function parameterProblems(workflow: Workflow): Problem[] {
  return Object.keys(workflow.parameters ?? {}).flatMap((name) => {
    const field = own(workflow.parameters, name);
    if (field?.default === undefined) return [];
    return checkField(field, field.default, ["parameters", name, "default"], undefined).map(
      ({ message, path }): Problem => ({ code: "bad-value", severity: "error", message: `Parameter “${name}”: ${message}`, path }),
    );
  });
}

function pinProblems(workflow: Workflow): Problem[] {
  return Object.keys(workflow.pins ?? {}).flatMap((key): Problem[] => {
    const id = key.split(".", 1)[0] as string;
    if (own(workflow.nodes, id) !== undefined) return [];
    const message = `The pin “${key.slice(0, 80)}” names no node; pins are keyed “node.port”${didYouMean(id, Object.keys(workflow.nodes)) || "."}`;
    return [{ code: "bad-value", severity: "warning", message, path: ["pins", key] }];
  });
}
