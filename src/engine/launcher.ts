import { checkExpression } from "../expression/checkExpression.ts";
import { loadFunctions } from "../expression/functions/lateCode.ts";
import { type Catalogue, makeCatalogue } from "../model/catalogue.ts";
import { checkWorkflow } from "../model/checkWorkflow.ts";
import { parseDuration } from "../model/duration.ts";
import type { Failure } from "../model/failure.ts";
import type { Grant } from "../model/host.ts";
import { KEPT_LIMITS, type Limits } from "../model/limits.ts";
import type { Call, NodeType } from "../model/nodeType.ts";
import { parsedProblems } from "../model/parsedWorkflow.ts";
import { hasErrors, type Problem } from "../model/problem.ts";
import { type Current, replaceGone } from "../model/replaceGone.ts";
import { withLines } from "../model/withLines.ts";
import type { Workflow } from "../model/workflow.ts";
import type { RunScope } from "./activationScope.ts";
import { type Called, findCalled, outputsOrFailure } from "./calls.ts";
import { chance } from "./chance.ts";
import { loadContractCode } from "./contractCode.ts";
import { engineBuild } from "./engineBuild.ts";
import type { EngineSetup, ReadWorkflow, StartOptions, WorkflowSource } from "./engineSetup.ts";
import { beginFailureRun } from "./failureRun.ts";
import type { CopyEvent } from "./feed.ts";
import { intersect } from "./grant.ts";
import { type Keeper, makeKeeper } from "./keeper.ts";
import { type Around, type Fork, type Launch, type Read, type Ready, RunDiffers, type RunMaker } from "./launch.ts";
import { Mailbox } from "./mailbox.ts";
import { freshNodes } from "./partOf.ts";
import { failureOf, KnownWorkflows, type Prepared, prepare } from "./prepare.ts";
import type { CacheSetup } from "./resultCache.ts";
import { Run, type RunResult } from "./run.ts";
import { RunLog } from "./runLog.ts";
import type { CalledRun, SchedulerSetup } from "./runParts.ts";
import { resultOf } from "./runResult.ts";
import { RunSecrets } from "./runSecrets.ts";
import { isoTime, startOf, timeOf } from "./runStart.ts";
import { Scheduler } from "./scheduler.ts";

/** Makes runs: reads, checks and compiles a workflow, and puts the parts of a run together. */
export class Launcher implements RunMaker {
  readonly setup: EngineSetup;
  #types: Catalogue<NodeType> | undefined;
  readonly known = new KnownWorkflows();
  readonly #current = new WeakMap<Workflow, Current>();
  readonly #checked = new WeakMap<Workflow, readonly Problem[]>();

  constructor(setup: EngineSetup) {
    this.setup = setup;
  }

  /** Made when it is first needed: an engine that nobody has asked anything yet holds no node types. */
  get types(): Catalogue<NodeType> {
    this.#types ??= makeCatalogue(this.setup.types, this.setup.types.common);
    return this.#types;
  }

  /** Starts a run. A workflow with errors gives a run that has failed already. */
  start(source: WorkflowSource, options: StartOptions, called?: Called, fork?: Fork): Run {
    const runId = called?.runId ?? this.setup.host.randomId();
    const seed = options.seed ?? Math.floor(chance(runId)() * 2 ** 32);
    const log = new RunLog();
    const grant = intersect(this.setup.allow, options.allow);
    const read = this.read(source, fork === undefined ? undefined : KEPT_LIMITS);
    const start = read.workflow === undefined ? {} : { start: startOf(read.workflow, options, grant, fork?.of) };
    const { parameters = {} } = options;
    const ready = this.prepare(read, options, grant);
    const startedAt = this.setup.host.clock.now();
    log.append({ kind: "run-created", runId, workflow: read.workflow?.name ?? "", seed, parameters, engineBuild, ...start }, startedAt);
    if ("failures" in ready) {
      log.append({ kind: "run-finished", status: "failed", failures: ready.failures }, startedAt);
      const result = { runId, status: "failed", outputs: {}, failures: ready.failures, startedAt, finishedAt: startedAt } as const;
      return new Run(runId, log, Promise.resolve(result), () => undefined);
    }
    const launch: Launch = { runId, seed, startedAt, log, grant, options, called };
    if (fork === undefined) return this.launch(ready.workflow, ready.ready, launch);
    const copy: CopyEvent = (event, at) => log.append(event, at);
    return this.launch(ready.workflow, ready.ready, { ...launch, beginning: { ...fork.from, copy } });
  }

  /** Compiles what was read for one run. */
  prepare({ workflow, problems }: Read, options: StartOptions, grant: Grant): Ready {
    if (workflow === undefined || hasErrors(problems)) return { failures: problems.filter(isError).map(failureOf) };
    const { parameters, pins, from, trigger } = options;
    const until = options.only ?? options.until;
    const ready = prepare(
      workflow,
      this.types,
      { parameters, grant, until, from, pins, trigger, place: this.setup.host.place },
      this.known,
    );
    return "failures" in ready ? ready : { workflow, ready };
  }

  /**
   * Puts a run together and lets it begin in a new macrotask. With a beginning it goes on behind that.
   *
   * @throws RunDiffers where the beginning is not what this engine makes of the workflow.
   */
  launch(workflow: Workflow, ready: Prepared, launch: Launch): Run {
    const { runId, log, startedAt, options, beginning, called } = launch;
    const { secrets: names } = ready.compiled;
    const secrets = names.length === 0 ? undefined : new RunSecrets(names, this.setup.host, launch.grant);
    const given = secrets === undefined ? launch : { ...launch, secrets };
    const { clock } = this.setup.host;
    const keeper = this.#keeper(given);
    const chosen: SchedulerSetup["chosen"] = options.resultsOf === undefined ? undefined : { of: options.resultsOf };
    let scheduler: Scheduler | undefined;
    const result = new Promise<RunResult>((resolve) => {
      const ended = (): void => resolve(resultOf(runId, ready.compiled.plan, log, startedAt));
      const closed = (): void => (keeper === undefined ? ended() : void keeper.close().then(ended));
      scheduler = this.scheduler(workflow, ready, given, { journal: keeper, chosen, ended: closed });
    });
    if (beginning !== undefined) {
      const difference = scheduler?.recall(beginning.Feed, beginning.events, beginning.copy);
      if (difference !== undefined) throw new RunDiffers(difference);
    }
    const wasOver = log.events.at(-1)?.kind === "run-finished";
    const failed = (ended: RunResult): Run | undefined =>
      wasOver || ended.status !== "failed" ? undefined : beginFailureRun(this, { workflow, types: this.types, launch: given }, ended);
    const run = new Run(runId, log, result, () => scheduler, failed);
    const begin = (): void =>
      clock.yield(() => {
        if (options.signal?.aborted === true) run.cancel("aborted by the caller");
        else scheduler?.goOn();
      });
    const loading = [...ready.compiled.lazy].flatMap(([type, used]) => type.run.load?.(used) ?? []);
    const shared = [loadFunctions(), ready.compiled.contracts ? loadContractCode() : undefined];
    for (const each of shared) if (each !== undefined) loading.push(each);
    const fail = (failure: Failure): void => scheduler?.operations.fail(failure);
    if (chosen !== undefined) {
      const setup = this.cacheSetup(workflow, ready, given);
      loading.push(import("./chosenResults.ts").then(({ choose }) => choose(this, chosen, setup, fail)));
    }
    if (keeper !== undefined) {
      const cache = options.cache === false ? undefined : this.cacheSetup(workflow, ready, given);
      const caller = called && { parent: called.parent, announced: Promise.resolve().then(() => called.announced?.()) };
      loading.push(keeper.open(fail, caller, cache));
    }
    if (secrets !== undefined) loading.push(secrets.load().then((failure) => failure && fail(failure)));
    // A node whose code cannot be loaded says so itself when it fires.
    if (loading.length === 0) begin();
    else void Promise.allSettled(loading).then(begin);
    this.#limit(workflow, run, given, fail);
    return run;
  }

  #keeper({ log, runId, beginning }: Launch): Keeper | undefined {
    const { keep, host } = this.setup;
    if (keep === undefined) return undefined;
    const kept = beginning !== undefined && beginning.copy === undefined ? log.events.length : 0;
    return makeKeeper({ store: keep.store, runId, log, clock: host.clock }, kept, keep.retention);
  }

  cacheSetup(workflow: Workflow, ready: Prepared, given: Launch): CacheSetup {
    const { resolvers, lineage } = ready.compiled;
    const { runId, options } = given;
    const fresh = freshNodes(workflow, options.from, options.only);
    return { runId, name: workflow.name, fresh, resolvers, lineage, shared: sharedScope(workflow, ready, given), input: options.input };
  }

  /** The caller's abort signal and the run's time limit, which goes on where the run does (H6). */
  #limit(workflow: Workflow, run: Run, { options, startedAt }: Launch, fail: (failure: Failure) => void): void {
    const { signal } = options;
    const timeout = parseDuration(workflow.policy?.timeout);
    if (signal === undefined && timeout === undefined) return;
    const { clock } = this.setup.host;
    const onAbort = (): void => run.cancel("aborted by the caller");
    signal?.addEventListener("abort", onAbort, { once: true });
    const withdraw =
      timeout === undefined
        ? undefined
        : clock.schedule(Math.max(0, startedAt + timeout - clock.now()), () =>
            fail({
              code: "run-timeout",
              kind: "timeout",
              message: `The run reached its time limit of ${timeout} ms.`,
              hint: "Raise policy.timeout of the workflow.",
            }),
          );
    void run.result.then(() => {
      withdraw?.();
      signal?.removeEventListener("abort", onAbort);
    });
  }

  scheduler(workflow: Workflow, ready: Prepared, given: Launch, { journal, chosen, ended }: Around): Scheduler {
    const { runId, seed, startedAt, log, grant, secrets, options } = given;
    const { plan, resolvers, lineage } = ready.compiled;
    const { parameters } = ready;
    const { host } = this.setup;
    const now = timeOf(options.now);
    const started = now ?? startedAt;
    const mailbox = given.called?.mailbox ?? new Mailbox();
    return new Scheduler({
      plan,
      resolvers,
      clock: host.clock,
      log,
      now,
      concurrency: workflow.policy?.concurrency ?? this.setup.concurrency,
      onFailure: workflow.policy?.onFailure ?? "cancel",
      breakpoints: new Set(options.breakpoints ?? []),
      skipped: this.known.skipped(workflow, this.types, options.trigger),
      mailbox,
      call: (call, again) => this.#call(workflow, call, { given, mailbox, announced: journal && (() => journal.durable()) }, again),
      journal,
      chosen,
      ended,
      environment: {
        host: options.network === undefined ? host : { ...host, ...options.network },
        grant,
        secrets,
        seed,
        lineage,
        runInfo: { id: runId, startedAt: started, input: options.input, parameters },
        shared: sharedScope(workflow, ready, given),
      },
    });
  }

  /** Starts a workflow for a node of another run (W1), or goes on with the run that it started before an interruption. */
  #call(
    from: Workflow,
    call: Call,
    { given, mailbox, announced }: { readonly given: Launch; readonly mailbox: Mailbox; readonly announced: Called["announced"] },
    again: string | undefined,
  ): CalledRun {
    const { runId, options, called } = given;
    const found = findCalled(from, call, called, { mailbox, parent: runId, announced, runId: again }, this.setup.resolve);
    const { seed, now, allow, network } = options;
    const settings = {
      parameters: call.parameters,
      input: call.input,
      ...(seed === undefined ? {} : { seed }),
      ...(now === undefined ? {} : { now }),
      ...(allow === undefined ? {} : { allow }),
      ...(network === undefined ? {} : { network }),
    };
    const run = again === undefined ? this.start(found.source, settings, found.called) : undefined;
    if (run !== undefined) {
      return { runId: run.runId, result: run.result.then(outputsOrFailure), cancel: (reason) => run.cancel(reason) };
    }
    const resumed = import("./keptRuns.ts").then(({ resumeCalled }) => resumeCalled(this, again as string, found, settings));
    return {
      runId: again as string,
      result: resumed.then((each) => each.result).then(outputsOrFailure),
      cancel: (reason) => void resumed.then((each) => each.cancel(reason)),
    };
  }

  /**
   * What was read, at versions that its types have, with what was wrong in reading it; it is not checked. A workflow that parsing made is
   * looked at once: it never changes.
   */
  current(source: WorkflowSource, limits?: Partial<Limits>): ReadWorkflow {
    const parsed = parsedProblems(source);
    const read =
      parsed === undefined ? this.setup.read(source, limits) : { workflow: source as Workflow, problems: parsed, lineOf: noLines };
    if (read.workflow === undefined) return read;
    let current = this.#current.get(read.workflow);
    if (current === undefined) {
      current = this.#isCurrent(read.workflow) ? { workflow: read.workflow, problems: [] } : replaceGone(read.workflow, this.types);
      this.#current.set(read.workflow, current);
    }
    const { workflow, problems } = current;
    return problems.length === 0 ? read : { ...read, workflow, problems: [...read.problems, ...withLines(problems, read.lineOf)] };
  }

  #isCurrent({ nodes }: Workflow): boolean {
    return Object.values(nodes).every(({ type }) => this.types.exact(type) !== undefined);
  }

  read(source: WorkflowSource, limits?: Partial<Limits>): Read {
    const { workflow, problems, lineOf } = this.current(source, limits);
    if (workflow === undefined) return { workflow, problems };
    const found = withLines(this.#check(workflow), lineOf);
    return { workflow, problems: problems.length === 0 ? found : [...problems, ...found] };
  }

  #check(workflow: Workflow): readonly Problem[] {
    let problems = this.#checked.get(workflow);
    if (problems === undefined) {
      problems = checkWorkflow(workflow, this.types, checkExpression);
      this.#checked.set(workflow, problems);
    }
    return problems;
  }
}

function noLines(): undefined {
  return undefined;
}

/** What the expressions of a run share. */
function sharedScope(workflow: Workflow, { compiled: { plan }, parameters }: Prepared, given: Launch): RunScope {
  const { runId, startedAt, options, secrets } = given;
  return {
    parameters,
    config: workflow.config ?? {},
    run: { id: runId, startedAt: isoTime(timeOf(options.now) ?? startedAt) },
    nodeOf: (id) => plan.byId.get(id),
    secrets: secrets?.placeholder,
  };
}

function isError(problem: Problem): boolean {
  return problem.severity === "error";
}
