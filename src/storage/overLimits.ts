import type { RunStatus } from "../model/event.ts";
import type { Retention, RunHead } from "../model/runStore.ts";

/** A run as retention sees it. */
export type KeptRun = {
  readonly head: RunHead;
  /** What it takes without its blobs. */
  readonly bytes: number;
  readonly names: Iterable<string>;
};

/** The ids to remove, oldest first. A blob several runs name counts once. A finished run stays while the run that called it can be resumed. */
export function overLimits(runs: readonly KeptRun[], sizeOf: (hash: string) => number, limits: Retention): readonly string[] {
  const heads = new Map(runs.map(({ head }) => [head.runId, head]));
  const counted = new Set<string>();
  let bytes = 0;
  let count = 0;
  const fits = (run: KeptRun): boolean => {
    count += 1;
    bytes += run.bytes;
    for (const hash of run.names) {
      if (!counted.has(hash)) bytes += sizeOf(hash);
      counted.add(hash);
    }
    return count <= limits.runs && bytes <= limits.bytes;
  };
  const finished: KeptRun[] = [];
  for (const run of runs) {
    if (isNeeded(run.head, heads)) fits(run);
    else finished.push(run);
  }
  finished.sort((a, b) => newestFirst(a.head, b.head));
  const firstOver = finished.findIndex((run) => !fits(run));
  return firstOver < 0
    ? []
    : finished
        .slice(firstOver)
        .map(({ head }) => head.runId)
        .reverse();
}

/** True for a run that cannot be resumed. */
export function isFinished(status: RunStatus): boolean {
  return status === "succeeded" || status === "partial" || status === "failed" || status === "cancelled";
}

/** The order of lists; runs begun in the same millisecond stand by id. */
export function newestFirst(a: RunHead, b: RunHead): number {
  return b.createdAt - a.createdAt || (a.runId < b.runId ? 1 : -1);
}

function isNeeded(head: RunHead, heads: ReadonlyMap<string, RunHead>): boolean {
  const seen = new Set<RunHead>();
  for (let at: RunHead | undefined = head; at !== undefined && !seen.has(at); at = heads.get(at.parent ?? "")) {
    if (!isFinished(at.status)) return true;
    seen.add(at);
  }
  return false;
}
