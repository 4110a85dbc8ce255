import type { RunEvent, RunStart } from "../model/event.ts";
import type { Failure } from "../model/failure.ts";
import type { Grant } from "../model/host.ts";
import type { Limits } from "../model/limits.ts";
import type { Problem } from "../model/problem.ts";
import type { Workflow } from "../model/workflow.ts";
import type { Called } from "./calls.ts";
import type { EngineSetup, StartOptions, WorkflowSource } from "./engineSetup.ts";
import type { CopyEvent, Difference, Feed } from "./feed.ts";
import type { Keeper } from "./keeper.ts";
import type { Prepared } from "./prepare.ts";
import type { CacheSetup } from "./resultCache.ts";
import type { Run } from "./run.ts";
import type { RunLog } from "./runLog.ts";
import type { SchedulerSetup } from "./runParts.ts";
import type { RunSecrets } from "./runSecrets.ts";
import type { Scheduler } from "./scheduler.ts";

/** A recorded beginning that a run goes on from: fed before anything runs. */
export type Beginning = {
  readonly Feed: typeof Feed;
  readonly events: readonly RunEvent[];
  /** Takes the events for another run (P5); left out where the run itself goes on, and has them already. */
  readonly copy?: CopyEvent;
};

/** All that makes one run. */
export type Launch = {
  readonly runId: string;
  readonly seed: number;
  readonly startedAt: number;
  readonly log: RunLog;
  readonly grant: Grant;
  readonly options: StartOptions;
  readonly called: Called | undefined;
  /** Of a workflow that uses some. */
  readonly secrets?: RunSecrets;
  readonly beginning?: Beginning;
};

/** A workflow that can be run, or why not. */
export type Ready = { readonly workflow: Workflow; readonly ready: Prepared } | { readonly failures: readonly Failure[] };

/** What a fork goes on from. */
export type Fork = { readonly of: RunStart["forkOf"]; readonly from: Beginning };

/** What reading a workflow gives. */
export type Read = { readonly workflow: Workflow | undefined; readonly problems: readonly Problem[] };

/** What a run has around it: where it is kept, whose results stand for its own, and who hears of its end. */
export type Around = Pick<SchedulerSetup, "ended"> & { readonly journal?: Keeper | undefined; readonly chosen?: SchedulerSetup["chosen"] };

/** What makes runs, as those see it that go on with one. */
export type RunMaker = {
  readonly setup: EngineSetup;
  start(source: WorkflowSource, options: StartOptions, called?: Called, fork?: Fork): Run;
  read(source: WorkflowSource, limits?: Partial<Limits>): Read;
  prepare(read: Read, options: StartOptions, grant: Grant): Ready;
  launch(workflow: Workflow, ready: Prepared, given: Launch): Run;
  scheduler(workflow: Workflow, ready: Prepared, given: Launch, around: Around): Scheduler;
  /** What decides whether results of other runs stand for those of this one. */
  cacheSetup(workflow: Workflow, ready: Prepared, given: Launch): CacheSetup;
};

/** What a record says is not what this engine does. */
export class RunDiffers extends Error {
  readonly difference: Difference;

  constructor(difference: Difference) {
    super(`event ${difference.seq}: recorded ${difference.expected}, found ${difference.found}`);
    this.name = "RunDiffers";
    this.difference = difference;
  }
}
