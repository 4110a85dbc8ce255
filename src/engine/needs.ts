import { compileTemplate, hasExpression } from "../expression/compileTemplate.ts";
import { callsLateCode } from "../expression/functions/lateCode.ts";
import { isShown } from "../model/checkParams.ts";
import type { Field } from "../model/field.ts";
import { emptyRecord, type JsonObject, own } from "../model/json.ts";
import type { NodeDescription } from "../model/nodeType.ts";
import type { Permissions, Workflow } from "../model/workflow.ts";
import { ActivationScope } from "./activationScope.ts";

const NO_PARAMS: JsonObject = emptyRecord();

/** What a node's param may reach, as written in the file, a secret that it uses, or that a node runs code. */
export type Reach = { readonly node: string } & (
  | { readonly capability: Field["capability"] | "code"; readonly value: unknown }
  | { readonly secret: string }
);

/** The params of a workflow that name hosts, paths or secrets, and whether it runs code: the same for every run of it. */
export function reachOf(workflow: Workflow, resolveType: (reference: string) => NodeDescription | undefined): readonly Reach[] {
  const reaching = new Map<NodeDescription, readonly (readonly [name: string, field: Field])[]>();
  const found: Reach[] = [];
  for (const id of Object.keys(workflow.nodes)) {
    const node = workflow.nodes[id];
    const type = node === undefined || node.disabled === true ? undefined : resolveType(node.type);
    if (type === undefined) continue;
    if (type.asks === "code") found.push({ node: id, capability: "code", value: undefined });
    let fields = reaching.get(type);
    if (fields === undefined) {
      fields = Object.entries(type.params).filter(([, field]) => field.capability !== undefined || takesSecret(field));
      reaching.set(type, fields);
    }
    for (const [name, field] of fields) {
      if (!isShown(type.params, field, node?.params ?? NO_PARAMS)) continue;
      const value = own(node?.params, name) ?? (field as { default?: unknown }).default;
      if (field.capability !== undefined) found.push({ node: id, capability: field.capability, value });
      if (takesSecret(field)) for (const secret of secretsIn(value)) found.push({ node: id, secret });
    }
  }
  return found;
}

function takesSecret(field: Field): boolean {
  return field.kind === "text" ? field.secret === true : field.kind === "list" && Object.values(field.of).some(takesSecret);
}

function secretsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value.includes("secrets") && hasExpression(value) ? [...compileTemplate(value).reads.secrets] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(secretsIn) : [];
}

/**
 * What a workflow asks for: what it declares under `permissions`, code where a node runs it, and the hosts, paths and secrets that its
 * params name before a run starts — as plain text, or as an expression that reads only `parameters` and `config`.
 */
export function needsOf(workflow: Workflow, reach: readonly Reach[], parameters: JsonObject): Permissions {
  const declared = workflow.permissions ?? {};
  if (reach.length === 0) return declared;
  const net = new Set(declared.net ?? []);
  const read = new Set(declared.read ?? []);
  const write = new Set(declared.write ?? []);
  const secrets = new Set(declared.secrets ?? []);
  const scope = scopeOf(workflow, parameters);
  for (const each of reach) {
    if ("secret" in each) {
      secrets.add(each.secret);
      continue;
    }
    const { capability } = each;
    const value = staticText(each.value, scope);
    if (value === undefined || value === "") continue;
    const host = capability === "net" ? hostOf(value) : undefined;
    if (host !== undefined) net.add(host);
    if (capability === "read") read.add(value);
    if (capability === "write") write.add(value);
  }
  return {
    ...declared,
    ...(net.size > 0 ? { net: [...net] } : {}),
    ...(read.size > 0 ? { read: [...read] } : {}),
    ...(write.size > 0 ? { write: [...write] } : {}),
    ...(secrets.size > 0 ? { secrets: [...secrets] } : {}),
    ...(reach.some((each) => "capability" in each && each.capability === "code") ? { code: true } : {}),
  };
}

/** Stands for a secret: no host holds it, so an address with a secret in the place of its host names none. */
const NO_HOST = "\uE000";

const KNOWN_BEFORE: ReadonlySet<string> = new Set(["parameters", "config", "secrets"]);

function staticText(value: unknown, scope: ActivationScope): string | undefined {
  if (typeof value !== "string") return undefined;
  if (!hasExpression(value)) return value;
  if (callsLateCode(value)) return undefined;
  const template = compileTemplate(value);
  if (template.problems.length > 0 || template.reads.nodes.size > 0) return undefined;
  for (const name of template.reads.names) if (!KNOWN_BEFORE.has(name)) return undefined;
  try {
    const result = template.evaluate(scope);
    return typeof result === "string" ? result : undefined;
  } catch {
    return undefined; // its host is asked for when the node runs, and refused if nobody granted it
  }
}

function scopeOf(workflow: Workflow, parameters: JsonObject): ActivationScope {
  const shared = {
    parameters,
    config: workflow.config ?? {},
    run: { id: "", startedAt: "" },
    nodeOf: () => undefined,
    secrets: () => NO_HOST,
  };
  return new ActivationScope(shared, undefined, undefined, [], 0);
}

const NET: ReadonlySet<string> = new Set(["http:", "https:", "ws:", "wss:"]);

function hostOf(url: string): string | undefined {
  try {
    const { host, protocol } = new URL(url);
    return NET.has(protocol) ? host : undefined;
  } catch {
    return undefined;
  }
}
