import { type EngineOptions, WorkflowEngine } from "#engine";
import { memoryRunStore } from "../src/storage/memoryRunStore.ts";

/**
 * An engine for runs that follow what is typed: nothing of them is kept, and none may reach anything, but each takes the results that
 * another gave for the same work.
 */
export function liveEngine({ nodes, host }: Pick<EngineOptions, "nodes" | "host">): WorkflowEngine {
  return new WorkflowEngine({
    ...(nodes && { nodes }),
    ...(host && { host }),
    store: memoryRunStore(),
    retention: { runs: 3, bytes: 100e6 },
  });
}
