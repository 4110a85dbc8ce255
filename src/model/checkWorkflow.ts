import { type Catalogue, resolveType } from "./catalogue.ts";
import { checkEdges, type NodePorts } from "./checkEdges.ts";
import { type CheckText, checkField, checkParams, isTemplate, withDefaults } from "./checkParams.ts";
import { parseDuration } from "./duration.ts";
import { isObject, own } from "./json.ts";
import { didYouMean } from "./nearest.ts";
import { inputsOf, outputsOf } from "./ports.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import type { Duration, Workflow, WorkflowNode } from "./workflow.ts";

/** What an expression in a workflow may name after `nodes.`, `parameters.` and `config.`. */
export type KnownNames = {
  readonly nodes: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  readonly config: ReadonlySet<string>;
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
  const known: KnownNames = {
    nodes: new Set([...Object.keys(workflow.nodes), ...Object.keys(workflow.regions ?? {})]),
    parameters: new Set(Object.keys(workflow.parameters ?? {})),
    config: new Set(Object.keys(workflow.config ?? {})),
  };
  const checkText: CheckText = (text, path) => (checkTemplate?.(text, known) ?? []).map(({ code, message }) => ({ code, message, path }));
  const problems = [...unsupported(workflow), ...parameterProblems(workflow), ...pinProblems(workflow)];
  const ports = new Map<string, NodePorts>();
  for (const id of Object.keys(workflow.nodes)) {
    const node = own(workflow.nodes, id) as WorkflowNode;
    const type = resolveType(catalogue, node.type);
    problems.push(...typeProblems(id, node, catalogue), ...policyProblems(id, node));
    if (type === undefined) continue;
    const params = withDefaults(type.params, node.params);
    ports.set(id, { inputs: inputsOf(type, params), outputs: outputsOf(type, params) });
    for (const { code, message, path } of checkParams(type.params, node.params ?? {}, ["nodes", id, "params"], checkText)) {
      problems.push({ code, severity: "error", message: `“${id}”: ${message}`, path, node: id, param: String(path[3]) });
    }
  }
  return [...problems, ...checkEdges(workflow, (id) => ports.get(id))];
}

function typeProblems(id: string, { type }: WorkflowNode, catalogue: Catalogue): Problem[] {
  const path = ["nodes", id, "type"];
  const resolved = resolveType(catalogue, type);
  if (resolved === undefined) {
    const hint = didYouMean(type, [...catalogue.byType.keys(), ...catalogue.newest.keys()]) || "; it is kept as it is, but cannot run.";
    return [
      {
        code: "unknown-node-type",
        severity: "error",
        message: `“${id}”: there is no node type “${type.slice(0, 80)}”${hint}`,
        path,
        node: id,
      },
    ];
  }
  if (catalogue.byType.has(type)) return [];
  const message = `“${id}”: the type “${type}” has no version, so the newest is used; write “${type}@${resolved.version}”.`;
  return [{ code: "unversioned-type", severity: "warning", message, path, node: id }];
}

/** Parts of the policy that the format has and the engine does not run yet. */
const LATER = ["pool", "lock", "guard", "cache", "onInterrupt", "compensate"] as const;

function policyProblems(id: string, { policy }: WorkflowNode): Problem[] {
  if (policy === undefined) return [];
  const problems: Problem[] = [];
  const add = (code: ProblemCode, message: string, path: readonly string[]): void => {
    problems.push({ code, severity: "error", message: `“${id}”: ${message}`, path: ["nodes", id, "policy", ...path], node: id });
  };
  for (const key of LATER)
    if (Object.hasOwn(policy, key)) add("unsupported", `the policy “${key}” is not supported yet; delete it.`, [key]);
  if (isObject(policy.join)) add("unsupported", "this join is not supported yet; use all or any.", ["join"]);
  const timeout: { readonly attempt?: Duration; readonly activation?: Duration | undefined } =
    typeof policy.timeout === "object" ? policy.timeout : { activation: policy.timeout };
  if (Object.hasOwn(timeout, "wait")) add("unsupported", "the time limit “wait” is not supported yet; delete it.", ["timeout", "wait"]);
  const durations = [
    [timeout.attempt, ["timeout", "attempt"]],
    [timeout.activation, isObject(policy.timeout) ? ["timeout", "activation"] : ["timeout"]],
    [policy.retry?.delay, ["retry", "delay"]],
    [policy.retry?.maxDelay, ["retry", "maxDelay"]],
  ] as const;
  for (const [value, path] of durations) {
    if (value !== undefined && !isTemplate(value) && parseDuration(value) === undefined)
      add("bad-value", `“${value}” is not a length of time such as “5s”.`, path);
  }
  return problems;
}

function unsupported(workflow: Workflow): Problem[] {
  return Object.keys(workflow.regions ?? {}).map((id) => ({
    code: "unsupported",
    severity: "error",
    message: `The region “${id}” cannot run: regions are not supported yet.`,
    path: ["regions", id],
  }));
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
