import { itemsOf, type Run, type RunEvent } from "#engine";

/** What a run gave, whether it is under way here or only its log is known. */
export type RunData = Pick<Run, "runId" | "log" | "items">;

/** A log as the data of a run. */
export function recordedRun(runId: string, log: readonly RunEvent[]): RunData {
  return { runId, log, items: (node, port, activation) => itemsOf(log, node, port, activation) };
}

/** A run as it was behind event `seq`. */
export function asOf({ runId, log }: RunData, seq: number): RunData {
  return recordedRun(
    runId,
    log.filter((event) => event.seq <= seq),
  );
}
