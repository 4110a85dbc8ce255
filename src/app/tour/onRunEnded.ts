import { useRunStore } from "../run/runStore.ts";

/** Calls back once, when the shown run has succeeded. Returns what stops waiting for it. */
export function onRunEnded(call: () => void): () => void {
  const stop = useRunStore.subscribe(({ facts }, before) => {
    if (facts.status === before.facts.status || (facts.status !== "succeeded" && facts.status !== "partial")) return;
    stop();
    call();
  });
  return stop;
}
