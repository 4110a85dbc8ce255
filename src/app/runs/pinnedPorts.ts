import type { Workflow } from "../../model/workflow.ts";

/** The ports of a node whose output is pinned. */
export function pinnedPorts({ pins }: Workflow, node: string): readonly string[] {
  const prefix = `${node}.`;
  return Object.keys(pins ?? {}).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
}
