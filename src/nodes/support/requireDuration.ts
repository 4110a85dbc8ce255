import { parseDuration } from "../../model/duration.ts";
import { NodeError } from "../../model/failure.ts";

/** Milliseconds of a param that holds a length of time; anything else fails with `bad-value` and a way out. */
export function requireDuration(value: unknown, param: string): number {
  const ms = parseDuration(value);
  if (ms !== undefined) return ms;
  const given = typeof value === "string" ? value : JSON.stringify(value);
  throw new NodeError("bad-value", `“${given}” is not a length of time.`, { param, hint: "Write it like 250ms, 5s, 1m30s or 2h." });
}
