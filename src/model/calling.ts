import { emptyRecord, isObject, type JsonObject, own } from "./json.ts";
import { patched, withEntry } from "./recordEdits.ts";
import { sameJson } from "./sameJson.ts";
import type { Permissions, Workflow } from "./workflow.ts";

/** The node type that calls another workflow. */
export const CALL = "execute-workflow";

/** True for a workflow that is made to be called: it has parameters or takes in items. */
export function declaresInputs(workflow: Workflow): boolean {
  const nodes = Object.values(workflow.nodes);
  return Object.keys(workflow.parameters ?? {}).length > 0 || nodes.some(({ type }) => /^workflow-input(@|$)/.test(type));
}

/**
 * The workflow with another one among its `workflows`, so that the file holds all that it calls, and the key to call it by. One that
 * is there already is not put there twice. What the other declares to need, the file now declares.
 */
export function withCalled(workflow: Workflow, called: Workflow): { readonly workflow: Workflow; readonly key: string } {
  const held = called as unknown as JsonObject;
  const known = Object.entries(workflow.workflows ?? {}).find(([, each]) => sameJson(each, held))?.[0];
  if (known !== undefined) return { workflow, key: known };
  const key = freeKey(called.name, workflow.workflows);
  const permissions = together(workflow.permissions, called.permissions);
  return { workflow: patched(workflow, { workflows: withEntry(workflow.workflows, key, held), permissions }), key };
}

/** A key that no workflow of the file has, made of a name. */
export function freeKey(name: string, taken: Workflow["workflows"]): string {
  const base =
    name
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") || "part";
  let key = base;
  for (let number = 2; own(taken, key) !== undefined; number += 1) key = `${base}-${number}`;
  return key;
}

/** The declared parameters of a workflow of the file; undefined where there is none of that name or it declares none. */
export function parametersOf(workflow: Workflow, key: unknown): Workflow["parameters"] {
  const called = typeof key === "string" ? own(workflow.workflows, key) : undefined;
  const declared = called?.["parameters"];
  return isObject(declared) && Object.keys(declared).length > 0 ? (declared as unknown as Workflow["parameters"]) : undefined;
}

function together(one: Permissions | undefined, other: Permissions | undefined): Permissions | undefined {
  if (other === undefined) return one;
  const both = emptyRecord<unknown>();
  for (const [key, value] of [...Object.entries(one ?? {}), ...Object.entries(other)]) {
    const before = both[key];
    both[key] = Array.isArray(before) && Array.isArray(value) ? [...new Set([...before, ...value])] : before || value;
  }
  return both as Permissions;
}
