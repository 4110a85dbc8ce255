import type { KeptRun } from "../../../workers/protocol.ts";
import { msg } from "../words/words.ts";

/** Which of the kept runs are listed. */
export type RunFilter = {
  /** Runs of the workflow of this name; of all where it is left out. */
  readonly workflow?: string | undefined;
  readonly status: (typeof STATUSES)[number];
  readonly time: (typeof TIMES)[number];
};

export const STATUSES = [msg("Any status"), msg("Succeeded"), msg("Failed"), msg("Cancelled"), msg("Not ended")] as const;
export const TIMES = [msg("Any time"), msg("Last hour"), msg("Last day"), msg("Last week")] as const;

const HOUR = 3_600_000;
const WITHIN: Readonly<Record<RunFilter["time"], number>> = {
  "Any time": Number.POSITIVE_INFINITY,
  "Last hour": HOUR,
  "Last day": 24 * HOUR,
  "Last week": 168 * HOUR,
};

/** The runs that pass, in their order. */
export function filterRuns(runs: readonly KeptRun[], { workflow, status, time }: RunFilter, now: number): readonly KeptRun[] {
  return runs.filter(
    (run) =>
      (workflow === undefined || run.workflow === workflow) &&
      (status === "Any status" || groupOf(run.status) === status) &&
      now - run.createdAt <= WITHIN[time],
  );
}

function groupOf(status: KeptRun["status"]): RunFilter["status"] {
  switch (status) {
    case "succeeded":
    case "partial":
      return "Succeeded";
    case "failed":
      return "Failed";
    case "cancelled":
      return "Cancelled";
    default:
      return "Not ended";
  }
}
