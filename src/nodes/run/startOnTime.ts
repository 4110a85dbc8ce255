import type { Item } from "../../model/item.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { scheduleParams } from "../schedule.ts";
import { nextTimes } from "./nextTimes.ts";

/** The due time that began the run; in any other run it is due now. */
export function startOnTime({ params, run, host }: RunContext<typeof scheduleParams>): readonly Item[] {
  if (run.input !== undefined) return run.input;
  const now = host.now();
  const [next] = nextTimes(params, now, 1);
  return [{ scheduledAt: new Date(now).toISOString(), next: next === undefined ? null : new Date(next).toISOString() }];
}
