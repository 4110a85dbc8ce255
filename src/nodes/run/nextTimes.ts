import { Cron } from "croner";
import { checkCron } from "../../model/checkCron.ts";
import { NodeError } from "../../model/failure.ts";
import { requireDuration } from "../support/requireDuration.ts";

/** What a schedule says, as its params hold it; what is left out has its default. */
export type ScheduleParams = {
  readonly by?: unknown;
  readonly cron?: unknown;
  readonly timeZone?: unknown;
  readonly every?: unknown;
};

/** A shorter interval would only heat the machine. */
const SHORTEST_MS = 1000;
const MOST_TIMES = 1000;

/**
 * The next times at which a schedule is due behind `from`, in milliseconds since 1970: at most `count`, fewer where it comes to an end.
 * Throws a `NodeError` where the params make no schedule.
 *
 * @example nextTimes({ by: "interval", every: "1h" }, 0, 2) // [3600000, 7200000]
 */
export function nextTimes(params: ScheduleParams, from: number, count: number): readonly number[] {
  const { by = "cron", every = "1h" } = params;
  const most = Math.min(count, MOST_TIMES);
  if (by === "cron")
    return cronOf(params)
      .nextRuns(most, new Date(from))
      .map((date) => date.getTime());
  if (by !== "interval") throw bad("by", "A schedule repeats by cron or by interval.", "Choose one of the two.");
  const ms = requireDuration(every, "every");
  if (ms < SHORTEST_MS) throw bad("every", `An interval of ${ms} ms is too short.`, "Take one second or more.");
  return Array.from({ length: most }, (_, at) => from + ms * (at + 1));
}

function cronOf({ cron = "0 9 * * 1-5", timeZone = "UTC" }: ScheduleParams): Cron {
  if (typeof timeZone !== "string" || !isTimeZone(timeZone)) {
    throw bad("timeZone", `“${String(timeZone).slice(0, 80)}” is no time zone.`, "Write an IANA name such as UTC or Europe/Oslo.");
  }
  const text = typeof cron === "string" ? cron : "";
  const [fault] = checkCron(text, []);
  if (fault !== undefined) throw bad("cron", fault.message, "Write it like 0 9 * * 1-5, without an expression.");
  try {
    return new Cron(text, { timezone: timeZone, mode: "5-part", paused: true });
  } catch {
    throw bad(
      "cron",
      `“${text.slice(0, 80)}” is no cron expression.`,
      "Write it like 0 9 * * 1-5; a range goes from the lower to the higher.",
    );
  }
}

function isTimeZone(name: string): boolean {
  try {
    return name !== "" && new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function bad(param: string, message: string, hint: string): NodeError {
  return new NodeError("bad-value", message, { param, hint });
}
