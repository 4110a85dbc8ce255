import { loadFunctions } from "../expression/functions/lateCode.ts";
import type { Place, RunEvent, RunStart } from "../model/event.ts";
import type { Grant, Network } from "../model/host.ts";
import type { Item, PortItems } from "../model/item.ts";
import type { JsonObject } from "../model/json.ts";
import { KEPT_LIMITS } from "../model/limits.ts";
import { samePlace } from "../model/samePlace.ts";
import { StoreError } from "../model/store.ts";
import type { Called } from "./calls.ts";
import { loadContractCode } from "./contractCode.ts";
import type { StartOptions, WorkflowSource } from "./engineSetup.ts";
import { type Difference, Feed } from "./feed.ts";
import { intersect } from "./grant.ts";
import { hasContracts } from "./hasContracts.ts";
import { type Launch, RunDiffers, type RunMaker } from "./launch.ts";
import { readRun } from "./readRun.ts";
import { loadRegionCode } from "./regionCode.ts";
import type { CacheSetup } from "./resultCache.ts";
import type { Run } from "./run.ts";
import { RunLog } from "./runLog.ts";
import { RunSecrets } from "./runSecrets.ts";
import type { Scheduler } from "./scheduler.ts";

export type ResumeOptions = {
  /** Cancels the run. */
  readonly signal?: AbortSignal;
  /** Narrows what the run was let do when it started. */
  readonly allow?: Grant;
  /** Makes this run's requests and connections in place of the host; they have passed the checkpoint. */
  readonly network?: Network;
};

/** What is different in a fork; what is left out is as it was. */
export type ForkChanges = {
  readonly workflow?: WorkflowSource;
  readonly parameters?: JsonObject;
  readonly input?: readonly Item[];
  readonly pins?: Readonly<Record<string, readonly Item[]>>;
  readonly signal?: AbortSignal;
  readonly allow?: Grant;
  readonly network?: Network;
};

/** `events`: how many were verified. */
export type ReplayVerdict = { readonly same: true; readonly events: number } | { readonly same: false; readonly difference: Difference };

type Recorded = {
  readonly created: Extract<RunEvent, { kind: "run-created" }>;
  readonly start: RunStart;
  readonly events: readonly RunEvent[];
};

function recorded(events: readonly RunEvent[]): Recorded {
  const [created] = events;
  if (created?.kind !== "run-created" || created.start === undefined) {
    throw new StoreError("unknown-run", "The log does not begin with a run-created that holds the workflow.");
  }
  return { created, start: created.start, events };
}

/** The options a run was started with. */
function optionsOf({ created, start }: Recorded, rest: Pick<StartOptions, "signal" | "network">): StartOptions {
  const { input, trigger, now, until, only, from, resultsOf, pins, allow } = start;
  return {
    parameters: created.parameters,
    seed: created.seed,
    allow,
    ...(input === undefined ? {} : { input }),
    ...(trigger === undefined ? {} : { trigger }),
    ...(now === undefined ? {} : { now }),
    ...(until === undefined ? {} : { until }),
    ...(only === undefined ? {} : { only }),
    ...(from === undefined ? {} : { from }),
    ...(resultsOf === undefined ? {} : { resultsOf }),
    ...(pins === undefined ? {} : { pins }),
    ...rest,
  };
}

/** Goes on with a run that is kept. */
export async function resumeRun(launcher: RunMaker, runId: string, options: ResumeOptions, called?: Called): Promise<Run> {
  const [events] = await Promise.all([keptEvents(launcher, runId), loadRegionCode()]);
  await loadFor(launcher, recorded(events).start.document);
  await requireSecrets(launcher, events, options);
  return goOnFrom(launcher, events, options, called);
}

/** Loads what the expressions and contracts of a workflow need: what is recorded is fed to it at once. Reading compiles the expressions. */
async function loadFor(launcher: RunMaker, source: WorkflowSource): Promise<void> {
  const { workflow } = launcher.read(source, KEPT_LIMITS);
  await Promise.all([loadFunctions(), workflow !== undefined && hasContracts(workflow) ? loadContractCode() : undefined]);
}

/** A secret that is not there now may be there later: the run is left as it is. */
async function requireSecrets(launcher: RunMaker, events: readonly RunEvent[], options: ResumeOptions): Promise<void> {
  const record = recorded(events);
  if (events.at(-1)?.kind === "run-finished") return;
  const grant = grantOf(launcher, record, options);
  const ready = launcher.prepare(launcher.read(record.start.document), optionsOf(record, {}), grant);
  if ("failures" in ready || ready.ready.compiled.secrets.length === 0) return;
  const missing = await new RunSecrets(ready.ready.compiled.secrets, launcher.setup.host, grant).load();
  if (missing !== undefined) throw new StoreError("run-differs", `The run cannot go on: ${missing.message} ${missing.hint ?? ""}`.trim());
}

function grantOf({ setup }: RunMaker, { start }: Recorded, options: ResumeOptions): Grant {
  return intersect(intersect(setup.allow, start.allow), options.allow);
}

/**
 * Goes on with a run from its log; `events` is taken over.
 *
 * @throws StoreError `run-differs`
 */
export function goOnFrom(launcher: RunMaker, events: RunEvent[], options: ResumeOptions, called?: Called): Run {
  const record = recorded(events);
  const { signal, network } = options;
  const startOptions = optionsOf(record, { ...(signal === undefined ? {} : { signal }), ...(network === undefined ? {} : { network }) });
  const grant = grantOf(launcher, record, options);
  try {
    return launcher.launch(...launchOf(launcher, record, new RunLog(events), startOptions, grant, called));
  } catch (error) {
    if (!(error instanceof RunDiffers)) throw error;
    throw new StoreError("run-differs", `The run cannot go on with this version: ${error.message}.`, error);
  }
}

/** Goes on with a run that a node of another had called; starts it where nothing of it was kept. */
export async function resumeCalled(
  launcher: RunMaker,
  runId: string,
  { source, called }: { readonly source: WorkflowSource; readonly called: Called },
  settings: StartOptions,
): Promise<Run> {
  const { network } = settings;
  try {
    return await resumeRun(launcher, runId, network === undefined ? {} : { network }, called);
  } catch (error) {
    if (!(error instanceof StoreError && error.code === "unknown-run")) throw error;
    // Its place may have been made before the death, and nothing written in it.
    await launcher.setup.keep?.store.remove(runId);
    return launcher.start(source, settings, called);
  }
}

function launchOf(
  launcher: RunMaker,
  record: Recorded,
  log: RunLog,
  options: StartOptions,
  grant: Grant,
  called: Called | undefined,
): Parameters<RunMaker["launch"]> {
  const { created, start, events } = record;
  const ready = launcher.prepare(launcher.read(start.document, KEPT_LIMITS), options, grant);
  if ("failures" in ready) {
    throw new StoreError("run-differs", `The run cannot go on: ${ready.failures.map(({ message }) => message).join(" ")}`);
  }
  const { runId, seed, at: startedAt } = created;
  const launch: Launch = { runId, seed, startedAt, log, grant, options, called, beginning: { Feed, events: [...events] } };
  return [ready.workflow, ready.ready, launch];
}

/** The log of a run as the engine's store keeps it. */
export function keptEvents({ setup }: RunMaker, runId: string): Promise<RunEvent[]> {
  if (setup.keep === undefined) throw new StoreError("unknown-run", "This engine keeps no runs: give it a store.");
  return readRun(setup.keep.store, runId);
}

/** Another run behind a recorded beginning (P5). */
export async function forkRun(launcher: RunMaker, run: string | readonly RunEvent[], seq: number, changes: ForkChanges): Promise<Run> {
  const [events] = await Promise.all([typeof run === "string" ? keptEvents(launcher, run) : run, loadRegionCode()]);
  const record = recorded(events);
  const { workflow = record.start.document, ...rest } = changes;
  await loadFor(launcher, workflow);
  const options = { ...optionsOf(record, {}), ...rest };
  const before = events.filter((event) => event.seq <= seq && event.kind !== "run-finished");
  return launcher.start(workflow, options, undefined, { of: { runId: record.created.runId, seq }, from: { Feed, events: before } });
}

/**
 * What came in at the ports of an activation, by a log that says that it began: facts are fed up to there, nothing is run.
 *
 * @throws StoreError `run-differs` where this engine makes something else of the workflow than the log says.
 */
export async function inputByLog(launcher: RunMaker, log: readonly RunEvent[], place: Place): Promise<readonly PortItems[] | undefined> {
  const began = log.findIndex((event) => event.kind === "node-started" && samePlace(event, place));
  if (began < 0) return undefined;
  const { scheduler } = await idleRun(launcher, log);
  const difference = scheduler.recall(Feed, log.slice(0, began + 1));
  if (difference === undefined) return scheduler.operations.givenInput(place);
  throw new StoreError("run-differs", `What came in cannot be worked out with this version: ${new RunDiffers(difference).message}.`);
}

/** Compares a log with what this engine makes of its facts (P4). */
export async function replayLog(launcher: RunMaker, log: readonly RunEvent[]): Promise<ReplayVerdict> {
  const { scheduler } = await idleRun(launcher, log);
  const difference = scheduler.recall(Feed, log);
  return difference === undefined ? { same: true, events: log.length } : { same: false, difference };
}

/** A scheduler to feed the facts of a log to, and what its run is set up with. Nothing is reached: what the run was let do then is let here. */
export async function idleRun(
  launcher: RunMaker,
  log: readonly RunEvent[],
): Promise<{ readonly scheduler: Scheduler; readonly setup: CacheSetup; readonly start: RunStart }> {
  await loadRegionCode();
  const record = recorded(log);
  const { start } = record;
  await loadFor(launcher, start.document);
  const [workflow, ready, launch] = launchOf(launcher, record, new RunLog(), optionsOf(record, {}), start.allow, undefined);
  const scheduler = launcher.scheduler(workflow, ready, launch, { ended: () => undefined });
  return { scheduler, setup: launcher.cacheSetup(workflow, ready, launch), start };
}
