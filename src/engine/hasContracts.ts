import type { Workflow } from "../model/workflow.ts";

/** Whether a run of the workflow checks contracts. */
export function hasContracts({ nodes, regions = {} }: Workflow): boolean {
  const policies = [...Object.values(nodes), ...Object.values(regions)].map(({ policy }) => policy);
  return policies.some((policy) => policy?.accepts !== undefined || policy?.gives !== undefined);
}
