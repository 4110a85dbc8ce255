import type { ResultSource, RunEvent } from "../model/event.ts";
import type { Failure } from "../model/failure.ts";
import type { Clock } from "../model/host.ts";
import type { Item } from "../model/item.ts";
import type { Call } from "../model/nodeType.ts";
import type { Admission } from "./admission.ts";
import type { ChosenResults } from "./chosenResults.ts";
import type { NodeState } from "./guards.ts";
import type { Kernel } from "./kernel.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import type { Mailbox } from "./mailbox.ts";
import type { ParamResolver } from "./params.ts";
import type { Plan } from "./plan.ts";
import type { RegionRun } from "./regionRun.ts";
import type { ResultCache } from "./resultCache.ts";
import type { RunEnvironment } from "./runEnvironment.ts";
import type { NewEvent, RunLog } from "./runLog.ts";
import type { Scope } from "./scope.ts";

/** A workflow called by a node: its result, and how to stop it. */
export type CalledRun = {
  readonly runId: string;
  readonly result: Promise<{ readonly [output: string]: readonly Item[] }>;
  cancel(reason: string): void;
};

/** A run whose results stand for those of another, by its id or its log. */
export type Chosen = { readonly of: string | readonly RunEvent[]; results?: ChosenResults };

/** What a run is made of: compiled, with its host and its log. */
export type SchedulerSetup = {
  readonly plan: Plan;
  readonly resolvers: readonly ParamResolver[];
  readonly environment: Pick<RunEnvironment, "host" | "grant" | "secrets" | "seed" | "runInfo" | "shared" | "lineage">;
  readonly clock: Clock;
  readonly log: RunLog;
  /** Fixed `now` of every activation; the clock where it is left out. */
  readonly now: number | undefined;
  readonly concurrency: number;
  readonly onFailure: "cancel" | "drain";
  readonly breakpoints: ReadonlySet<string>;
  /** Sources that do not fire: triggers that did not begin the run (F5). */
  readonly skipped: ReadonlySet<string>;
  /** Shared by a run and those it calls: a signal reaches whoever waits for it. */
  readonly mailbox: Mailbox;
  /** Starts a called workflow; throws a `NodeError` where it cannot. */
  readonly call: (call: Call, again: string | undefined) => CalledRun;
  /** Keeps the log, where the run is kept. */
  readonly journal: { durable(): Promise<void>; readonly results: ResultCache | undefined } | undefined;
  /** Results of another run that stand for those of this one (P7); `results` is there before the run begins. */
  readonly chosen?: Chosen | undefined;
  /** Called once, behind the last event. */
  readonly ended: () => void;
};

export type FinalStatus = "succeeded" | "partial" | "failed" | "cancelled";

/** What carries out an activation, or stands for it while recorded facts are fed. */
export type LiveWork = { cancel(): void };

/** The state of a run that those who drive it share: the loop, its regions, its failures, its cancelling. */
export type RunParts = {
  readonly setup: SchedulerSetup;
  readonly kernel: Kernel;
  readonly mailbox: Mailbox;
  readonly admission: Admission;
  /** Activations that were admitted and have not begun. */
  readonly admitted: Activation[];
  /** The next one, where it is kept back at a breakpoint. */
  held: Activation | undefined;
  readonly live: Map<Activation, LiveWork>;
  readonly regions: Map<Activation, RegionRun>;
  readonly regionTimers: Map<Activation, () => void>;
  /** Waits under way, by activation. */
  readonly waiting: Map<Activation, number>;
  /** Regions whose result has left while scopes of them run on (M2, M6). */
  readonly left: Set<Activation>;
  /** Compensations under way, and what follows each (H7). */
  readonly undoing: Map<Activation, () => void>;
  readonly failures: Failure[];
  state: "running" | "paused" | "draining" | "undoing" | "ended";
  /** An optional node has failed. */
  partial: boolean;
  started: boolean;
  /** One activation of a paused run may start. */
  stepping: boolean;
  append(event: NewEvent): void;
  /** Reads the clock: what follows comes from the outside. */
  now(): void;
  begin(activation: Activation): void;
  finished(activation: Activation, outputs: readonly PortOutput[], source: ResultSource): void;
  release(activation: Activation, outputs: readonly PortOutput[], state: NodeState): void;
  /** Carries out what the kernel asks for. */
  drain(): void;
  /** Carries it out only behind all of `step`. */
  whole(step: () => void): void;
  pump(): void;
  finish(status: FinalStatus): void;
};

/** Where an activation is, as events say it. */
export function placeOf({ node, scope, number }: Activation): { node: string; scope: string; activation: number } {
  return { node: node.id, scope: scope.path, activation: number };
}

/** The region that a scope belongs to, while the scope still counts there. */
export function regionOf({ regions }: RunParts, scope: Scope): RegionRun | undefined {
  const region = scope.owner === undefined ? undefined : regions.get(scope.owner);
  return region?.scopes.has(scope) === true ? region : undefined;
}
