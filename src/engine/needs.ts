import { compileTemplate, hasExpression } from "../expression/compileTemplate.ts";
import type { Field } from "../model/field.ts";
import { type JsonObject, own } from "../model/json.ts";
import type { NodeDescription } from "../model/nodeType.ts";
import type { Permissions, Workflow } from "../model/workflow.ts";
import { ActivationScope } from "./activationScope.ts";

/** What a node's param may reach, as written in the file. */
export type Reach = { readonly capability: Field["capability"]; readonly value: unknown };

/** The params of a workflow that name hosts or paths: the same for every run of it. */
export function reachOf(workflow: Workflow, resolveType: (reference: string) => NodeDescription | undefined): readonly Reach[] {
  const reaching = new Map<NodeDescription, readonly (readonly [name: string, field: Field])[]>();
  const found: Reach[] = [];
  for (const id of Object.keys(workflow.nodes)) {
    const node = own(workflow.nodes, id);
    const type = node === undefined || node.disabled === true ? undefined : resolveType(node.type);
    if (type === undefined) continue;
    let fields = reaching.get(type);
    if (fields === undefined) {
      fields = Object.entries(type.params).filter(([, field]) => field.capability !== undefined);
      reaching.set(type, fields);
    }
    for (const [name, field] of fields) {
      found.push({ capability: field.capability, value: own(node?.params, name) ?? (field as { default?: unknown }).default });
    }
  }
  return found;
}

/**
 * What a workflow asks for: what it declares under `permissions`, and the hosts and paths that its params name before a run
 * starts — as plain text, or as an expression that reads only `parameters` and `config`.
 */
export function needsOf(workflow: Workflow, reach: readonly Reach[], parameters: JsonObject): Permissions {
  const declared = workflow.permissions ?? {};
  if (reach.length === 0) return declared;
  const net = new Set(declared.net ?? []);
  const read = new Set(declared.read ?? []);
  const write = new Set(declared.write ?? []);
  const scope = scopeOf(workflow, parameters);
  for (const { capability, value: given } of reach) {
    const value = staticText(given, scope);
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
  };
}

const KNOWN_BEFORE: ReadonlySet<string> = new Set(["parameters", "config"]);

function staticText(value: unknown, scope: ActivationScope): string | undefined {
  if (typeof value !== "string") return undefined;
  if (!hasExpression(value)) return value;
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
