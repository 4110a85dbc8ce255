import type { RunStart } from "../src/model/event.ts";
import type { Grant } from "../src/model/host.ts";
import type { JsonObject } from "../src/model/json.ts";
import type { RunDifference } from "../src/model/runDifference.ts";
import type { Retention } from "../src/model/runStore.ts";
import type { StaleReason } from "../src/model/staleReason.ts";
import type { Workflow } from "../src/model/workflow.ts";
import type { Refusal } from "./protocol.ts";

/** What the page asks of runs that have been: plain data and calls, as in `protocol.ts`. */

/** What a run began with, and how far its log goes. */
export type OpenedRun = {
  readonly runId: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly start: RunStart;
  readonly parameters: JsonObject;
  readonly seed: number;
  /** Its last event says how it ended. */
  readonly ended: boolean;
  /** It goes on here: more events come. */
  readonly live: boolean;
  /** The `seq` of its last event. */
  readonly events: number;
};

/** What a list says of a run and its head does not. */
export type RunSummary = {
  /** The node that began it, where that is a trigger. */
  readonly trigger?: string;
  /** The run that it goes on from, where it is a fork. */
  readonly forkOf?: string;
  /** Items that left all ports of all nodes. */
  readonly items: number;
};

/** Which beginning of a run another goes on from: behind an event, or before a node first failed. */
export type ForkPoint = { readonly behind: number } | { readonly beforeFailureOf: string };

export type ForkRequest = {
  readonly runId: string;
  readonly at: ForkPoint;
  /** The run's own where it is left out. */
  readonly workflow?: Workflow;
  readonly grant: Grant;
};

export type Refused = { readonly refused: Refusal };

export type HistoryApi = {
  /** Sends the log of a run to `port`, as `start` does: of one that is under way here what is to come too. */
  openRun(runId: string, port: MessagePort): Promise<OpenedRun | Refused>;
  /** Takes the log of a run as `exportLog` and `vwmp run --events` write it, so that it can be opened by its id. */
  openLog(text: string): Promise<{ readonly runId: string } | Refused>;
  /** The log of a run, an event a line; `vwmp replay` verifies it. */
  exportLog(runId: string): Promise<Blob | Refused>;
  runSummary(runId: string): Promise<RunSummary | undefined>;
  /** Sets how many runs and bytes are kept; with `now`, removes at once what is over. */
  limitRuns(limits: Retention, now: boolean): Promise<Refusal | undefined>;
  /** The nodes whose results of a run are not what a workflow would give now, each with the reason. */
  stale(runId: string, workflow: Workflow): Promise<Readonly<Record<string, StaleReason>>>;
  /** Where two runs part first; no difference: they gave the same. */
  compareRuns(one: string, other: string): Promise<{ readonly difference?: RunDifference } | Refused>;
  /** Begins another run from the beginning of a run, as `start` begins one. */
  forkRun(
    request: ForkRequest,
    port: MessagePort,
    net?: MessagePort,
  ): Promise<{ readonly runId: string; readonly notKept?: Refusal } | Refused>;
};
