import { checkExpression } from "../expression/checkExpression.ts";
import { type Catalogue, makeCatalogue } from "../model/catalogue.ts";
import { withDefaults } from "../model/checkParams.ts";
import { checkWorkflow } from "../model/checkWorkflow.ts";
import { parseDuration } from "../model/duration.ts";
import type { Grant, Host } from "../model/host.ts";
import type { Item } from "../model/item.ts";
import type { JsonObject } from "../model/json.ts";
import type { Call, NodeDescription, NodeType } from "../model/nodeType.ts";
import { parsedProblems } from "../model/parsedWorkflow.ts";
import { hasErrors, type Problem } from "../model/problem.ts";
import type { TextDocument } from "../model/textDocument.ts";
import { withLines } from "../model/withLines.ts";
import type { Permissions, Workflow } from "../model/workflow.ts";
import { type Called, findCalled, outputsOrFailure } from "./calls.ts";
import { chance } from "./chance.ts";
import { engineBuild } from "./engineBuild.ts";
import { intersect } from "./grant.ts";
import { Mailbox } from "./mailbox.ts";
import { needsOf } from "./needs.ts";
import { failureOf, KnownWorkflows, type Prepared, prepare } from "./prepare.ts";
import { Run, type RunResult } from "./run.ts";
import { RunLog } from "./runLog.ts";
import type { CalledRun } from "./runParts.ts";
import { resultOf } from "./runResult.ts";
import { Scheduler } from "./scheduler.ts";

/** What the engine is built on. The door of the package fills in everything but what the caller gives. */
export type EngineSetup = {
  readonly types: readonly NodeType[];
  readonly host: Host;
  /** What the embedder lets any workflow do; nothing outside when left out. */
  readonly allow: Grant;
  /** Activations under way at once, in each run. */
  readonly concurrency: number;
  readonly read: (source: unknown) => ReadWorkflow;
  /** A workflow that is called by a name the file does not have. */
  readonly resolve?: ((reference: string) => WorkflowSource | undefined) | undefined;
};

/** A workflow as it was read, and where the parts of its text are, when it came from text. */
export type ReadWorkflow = {
  readonly workflow: Workflow | undefined;
  readonly problems: readonly Problem[];
  readonly lineOf: TextDocument["lineOf"];
};

export type StartOptions = {
  readonly parameters?: JsonObject;
  /** The items the sources get; one empty item where there is none. */
  readonly input?: readonly Item[];
  /** Cancels the run. */
  readonly signal?: AbortSignal;
  /** Makes `random` and `uuid` repeatable. */
  readonly seed?: number;
  /** A fixed `now` for all nodes and expressions: ISO text or milliseconds since 1970. */
  readonly now?: string | number;
  /** Runs this node and what it needs, nothing else. */
  readonly until?: string;
  /** `"node.port"` → items: the node does not run, these leave it. */
  readonly pins?: Readonly<Record<string, readonly Item[]>>;
  /** Pauses before these nodes. */
  readonly breakpoints?: readonly string[];
  /** What the caller lets this run do; the embedder's grant when left out. */
  readonly allow?: Grant;
  /** Makes this run's requests in place of the host; they have passed the checkpoint. */
  readonly fetch?: Host["fetch"];
};

/** Text, a plain document in the shape of the file, or a parsed workflow. */
export type WorkflowSource = string | Workflow | object;

/** Runs workflows. Holds the node types and the host; a run's truth is its log. */
export class Engine {
  readonly #setup: EngineSetup;
  readonly #types: Catalogue<NodeType>;
  readonly #checked = new WeakMap<Workflow, readonly Problem[]>();
  readonly #known = new KnownWorkflows();

  constructor(setup: EngineSetup) {
    this.#setup = setup;
    this.#types = makeCatalogue(setup.types);
  }

  /** Runs a workflow to its end. Never rejects: what goes wrong is in `failures`. */
  execute(workflow: WorkflowSource, parameters: JsonObject = {}, options: Omit<StartOptions, "parameters"> = {}): Promise<RunResult> {
    return this.start(workflow, { ...options, parameters }).result;
  }

  /** Starts a run. A workflow with errors gives a run that has failed already. */
  start(source: WorkflowSource, options: StartOptions = {}): Run {
    return this.#start(source, options, undefined);
  }

  #start(source: WorkflowSource, options: StartOptions, called: Called | undefined): Run {
    const { clock } = this.#setup.host;
    const runId = this.#setup.host.randomId();
    const seed = options.seed ?? Math.floor(chance(runId)() * 2 ** 32);
    const log = new RunLog();
    const startedAt = clock.now();
    const { workflow, problems } = this.#read(source);
    log.append(
      { kind: "run-created", runId, workflow: workflow?.name ?? "", seed, parameters: options.parameters ?? {}, engineBuild },
      startedAt,
    );
    const grant = intersect(this.#setup.allow, options.allow);
    const { parameters, until, pins } = options;
    const ready =
      workflow === undefined || hasErrors(problems)
        ? { failures: problems.filter(isError).map(failureOf) }
        : prepare(workflow, this.#types, { parameters, grant, until, pins }, this.#known);
    if ("failures" in ready || workflow === undefined) {
      const failures = "failures" in ready ? ready.failures : [];
      log.append({ kind: "run-finished", status: "failed", failures }, startedAt);
      return new Run(
        runId,
        log,
        Promise.resolve({ runId, status: "failed", outputs: {}, failures, startedAt, finishedAt: startedAt }),
        () => undefined,
      );
    }
    return this.#launch(workflow, ready, { runId, seed, startedAt, log, grant, options, called });
  }

  #launch(workflow: Workflow, ready: Prepared, given: Launch): Run {
    const { runId, log, startedAt } = given;
    let scheduler: Scheduler | undefined;
    const result = new Promise<RunResult>((resolve) => {
      scheduler = this.#scheduler(workflow, ready, given, () => resolve(resultOf(runId, ready.compiled.plan, log, startedAt)));
    });
    const run = new Run(runId, log, result, () => scheduler);
    const { signal } = given.options;
    const timeout = parseDuration(workflow.policy?.timeout);
    const { clock } = this.#setup.host;
    const begin = (): void =>
      clock.yield(() => {
        if (signal?.aborted === true) run.cancel("aborted by the caller");
        else scheduler?.start();
      });
    const loading = ready.compiled.lazy.flatMap((type) => type.run.load?.() ?? []);
    // A node whose code cannot be loaded says so itself when it fires.
    if (loading.length === 0) begin();
    else void Promise.allSettled(loading).then(begin);
    const onAbort = (): void => run.cancel("aborted by the caller");
    signal?.addEventListener("abort", onAbort, { once: true });
    const withdraw =
      timeout === undefined
        ? undefined
        : clock.schedule(timeout, () =>
            scheduler?.operations.fail({
              code: "run-timeout",
              kind: "timeout",
              message: `The run reached its time limit of ${timeout} ms.`,
              hint: "Raise policy.timeout of the workflow.",
            }),
          );
    void result.then(() => {
      withdraw?.();
      signal?.removeEventListener("abort", onAbort);
    });
    return run;
  }

  #scheduler(workflow: Workflow, ready: Prepared, given: Launch, ended: () => void): Scheduler {
    const { runId, seed, startedAt, log, grant, options } = given;
    const { plan, resolvers, lineage } = ready.compiled;
    const { parameters } = ready;
    const now = typeof options.now === "string" ? Date.parse(options.now) : options.now;
    const started = now ?? startedAt;
    const mailbox = given.called?.mailbox ?? new Mailbox();
    return new Scheduler({
      plan,
      resolvers,
      clock: this.#setup.host.clock,
      log,
      now,
      concurrency: workflow.policy?.concurrency ?? this.#setup.concurrency,
      onFailure: workflow.policy?.onFailure ?? "cancel",
      breakpoints: new Set(options.breakpoints ?? []),
      mailbox,
      call: (call) => this.#call(workflow, call, given, mailbox),
      ended,
      environment: {
        host: options.fetch === undefined ? this.#setup.host : { ...this.#setup.host, fetch: options.fetch },
        grant,
        seed,
        lineage,
        runInfo: { id: runId, startedAt: started, input: options.input, parameters },
        shared: {
          parameters,
          config: workflow.config ?? {},
          run: { id: runId, startedAt: isoTime(started) },
          nodeOf: (id) => plan.byId.get(id),
        },
      },
    });
  }

  /** Starts a workflow for a node of another run (W1). */
  #call(from: Workflow, call: Call, { options, called }: Launch, mailbox: Mailbox): CalledRun {
    const found = findCalled(from, call, called, mailbox, this.#setup.resolve);
    const { seed, now, allow, fetch } = options;
    const settings = {
      parameters: call.parameters,
      input: call.input,
      ...(seed === undefined ? {} : { seed }),
      ...(now === undefined ? {} : { now }),
      ...(allow === undefined ? {} : { allow }),
      ...(fetch === undefined ? {} : { fetch }),
    };
    const run = this.#start(found.source, settings, found.called);
    return { runId: run.runId, result: run.result.then(outputsOrFailure), cancel: (reason) => run.cancel(reason) };
  }

  /** Everything wrong with a workflow: of its text, its shape, its nodes, ports, params and expressions. */
  check(source: WorkflowSource): readonly Problem[] {
    return this.#read(source).problems;
  }

  /** What the workflow asks for: declared, or named in its params before it starts. */
  needs(source: WorkflowSource, parameters: JsonObject = {}): Permissions {
    const { workflow } = this.#setup.read(source);
    if (workflow === undefined) return {};
    return needsOf(workflow, this.#known.reach(workflow, this.#types), withDefaults(workflow.parameters ?? {}, parameters));
  }

  /** The node types as plain data, without their code. */
  catalogue(): readonly NodeDescription[] {
    return [...this.#types.byType.values()].map(({ run: _, ...description }) => description);
  }

  /** A workflow that parsing made is checked once: it never changes. */
  #read(source: WorkflowSource): { readonly workflow: Workflow | undefined; readonly problems: readonly Problem[] } {
    const parsed = parsedProblems(source);
    if (parsed === undefined) {
      const { workflow, problems, lineOf } = this.#setup.read(source);
      if (workflow === undefined) return { workflow, problems };
      return { workflow, problems: [...problems, ...withLines(this.#check(workflow), lineOf)] };
    }
    const workflow = source as Workflow;
    return { workflow, problems: parsed.length === 0 ? this.#check(workflow) : [...parsed, ...this.#check(workflow)] };
  }

  #check(workflow: Workflow): readonly Problem[] {
    let problems = this.#checked.get(workflow);
    if (problems === undefined) {
      problems = checkWorkflow(workflow, this.#types, checkExpression);
      this.#checked.set(workflow, problems);
    }
    return problems;
  }
}

type Launch = {
  readonly runId: string;
  readonly seed: number;
  readonly startedAt: number;
  readonly log: RunLog;
  readonly grant: Grant;
  readonly options: StartOptions;
  readonly called: Called | undefined;
};

let lastTime = { ms: Number.NaN, text: "" };

/** ISO text of a time; runs that start together share it, since making it takes as long as the rest of a start. */
function isoTime(ms: number): string {
  if (ms !== lastTime.ms) lastTime = { ms, text: new Date(ms).toISOString() };
  return lastTime.text;
}

function isError(problem: Problem): boolean {
  return problem.severity === "error";
}
