import { collectOutputs } from "./outputs.ts";
import type { Plan } from "./plan.ts";
import type { RunResult } from "./run.ts";
import type { RunLog } from "./runLog.ts";

/** How a run ended, read from its log. */
export function resultOf(runId: string, plan: Plan, log: RunLog, startedAt: number): RunResult {
  const last = log.events.at(-1);
  if (last?.kind !== "run-finished") throw new Error("a run's last event is run-finished");
  return {
    runId,
    status: last.status,
    outputs: collectOutputs(plan, log.events),
    failures: last.failures,
    startedAt,
    finishedAt: last.at,
  };
}
