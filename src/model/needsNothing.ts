import type { Permissions } from "./workflow.ts";

/** True when a workflow asks for nothing that has to be granted. */
export function needsNothing({ net = [], read = [], write = [], run = [], secrets = [], code = false }: Permissions): boolean {
  return !code && net.length + read.length + write.length + run.length + secrets.length === 0;
}
