import { itemsOf, type Run, type RunEvent } from "#engine";

/** What a run gave, whether it is under way here or only its log is known. */
export type RunData = Pick<Run, "runId" | "log" | "items"> & {
  /** The log was read back: an item that was passed on is another object in each packet. */
  readonly readBack?: true;
};

function recordedRun(runId: string, log: readonly RunEvent[]): RunData {
  return { runId, log, items: (node, port, activation) => itemsOf(log, node, port, activation) };
}

/** A log from a store or a file as the data of a run. */
export function readBackRun(runId: string, log: readonly RunEvent[]): RunData {
  return { ...recordedRun(runId, log), readBack: true };
}

/** A run as it was behind event `seq`. */
export function asOf({ runId, log }: RunData, seq: number): RunData {
  return recordedRun(
    runId,
    log.filter((event) => event.seq <= seq),
  );
}
