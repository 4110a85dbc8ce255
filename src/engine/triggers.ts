import { canBegin, triggerOf } from "../model/canBegin.ts";
import type { Catalogue } from "../model/catalogue.ts";
import type { NodeType } from "../model/nodeType.ts";
import type { Workflow } from "../model/workflow.ts";
import { freshNodes, upTo } from "./partOf.ts";

/** The first node of the file that a failure can begin a run with. */
export function failureTriggerOf(workflow: Workflow, types: Catalogue<NodeType>): string | undefined {
  return Object.keys(workflow.nodes).find((id) => isFailureTrigger(workflow, types, id) && canBegin(workflow, types, id));
}

export function isFailureTrigger(workflow: Workflow, types: Catalogue<NodeType>, id: string): boolean {
  return triggerOf(workflow, types, id) === "failure";
}

/**
 * The sources that do not fire in a run that `trigger` began (F5): the other triggers, and those that wait for a failure in any other
 * run. One that a failure began leaves out all that its trigger leads nowhere near: else what has failed would run once more.
 */
export function skippedSources(workflow: Workflow, types: Catalogue<NodeType>, trigger: string | undefined): ReadonlySet<string> {
  const skipped = new Set<string>();
  for (const id of Object.keys(workflow.nodes)) {
    const kind = triggerOf(workflow, types, id);
    if (trigger === undefined ? kind === "failure" : kind !== undefined && id !== trigger) skipped.add(id);
  }
  if (trigger === undefined || !isFailureTrigger(workflow, types, trigger)) return skipped;
  const needed = upTo(workflow, freshNodes(workflow, trigger, undefined));
  for (const id of [...Object.keys(workflow.nodes), ...Object.keys(workflow.regions ?? {})]) if (!needed.has(id)) skipped.add(id);
  return skipped;
}
