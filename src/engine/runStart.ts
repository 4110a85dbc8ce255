import type { RunStart } from "../model/event.ts";
import type { Grant } from "../model/host.ts";
import type { Workflow } from "../model/workflow.ts";
import type { StartOptions } from "./engineSetup.ts";

/** What a run begins with, for its log. */
export function startOf(
  document: Workflow,
  { input, trigger, now, until, only, from, resultsOf, pins }: StartOptions,
  allow: Grant,
  forkOf: RunStart["forkOf"],
): RunStart {
  const time = timeOf(now);
  return {
    document,
    allow,
    ...(input === undefined ? {} : { input }),
    ...(trigger === undefined ? {} : { trigger }),
    ...(time === undefined ? {} : { now: time }),
    ...(until === undefined ? {} : { until }),
    ...(only === undefined ? {} : { only }),
    ...(from === undefined ? {} : { from }),
    ...(resultsOf === undefined ? {} : { resultsOf: runIdOf(resultsOf) }),
    ...(pins === undefined ? {} : { pins }),
    ...(forkOf === undefined ? {} : { forkOf }),
  };
}

function runIdOf(run: NonNullable<StartOptions["resultsOf"]>): string {
  if (typeof run === "string") return run;
  return run[0]?.kind === "run-created" ? run[0].runId : "";
}

/** A fixed `now` in milliseconds since 1970. */
export function timeOf(now: StartOptions["now"]): number | undefined {
  return typeof now === "string" ? Date.parse(now) : now;
}

let lastTime = { ms: Number.NaN, text: "" };

/** ISO text of a time; runs that start together share it, since making it takes as long as the rest of a start. */
export function isoTime(ms: number): string {
  if (ms !== lastTime.ms) lastTime = { ms, text: new Date(ms).toISOString() };
  return lastTime.text;
}
