import { factsOf, isLive, type RunFacts, useRunStore } from "./runStore.ts";

/** What is known of the last run of a workflow once it is no longer under way. It waits while another workflow is shown. */
export function endOfRun(workflowId: string): Promise<RunFacts> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const facts = factsOf(workflowId);
      if (isLive(facts.status)) return false;
      resolve(facts);
      return true;
    };
    if (look()) return;
    const stop = useRunStore.subscribe(() => {
      if (look()) stop();
    });
  });
}
