import { resolveType } from "../model/catalogue.ts";
import { withDefaults } from "../model/checkParams.ts";
import type { Place, RunEvent } from "../model/event.ts";
import type { PortItems } from "../model/item.ts";
import type { JsonObject } from "../model/json.ts";
import type { NodeDescription } from "../model/nodeType.ts";
import type { Problem } from "../model/problem.ts";
import type { RunDifference } from "../model/runDifference.ts";
import type { StaleReason } from "../model/staleReason.ts";
import { type Upgraded, upgradeNodes } from "../model/upgradeNodes.ts";
import type { Permissions } from "../model/workflow.ts";
import type { EngineSetup, StartOptions, WorkflowSource } from "./engineSetup.ts";
import { loadKeepingCode } from "./keeper.ts";
import type { ForkChanges, ReplayVerdict, ResumeOptions } from "./keptRuns.ts";
import { Launcher } from "./launcher.ts";
import { needsOf } from "./needs.ts";
import type { Run, RunResult } from "./run.ts";
import type { Ran, RanBefore } from "./staleness.ts";

/** Runs workflows. Holds the node types and the host; a run's truth is its log. */
export class Engine {
  readonly #launcher: Launcher;

  constructor(setup: EngineSetup) {
    this.#launcher = new Launcher(setup);
  }

  /** Runs a workflow to its end. Never rejects: what goes wrong is in `failures`. */
  execute(workflow: WorkflowSource, parameters: JsonObject = {}, options: Omit<StartOptions, "parameters"> = {}): Promise<RunResult> {
    return this.start(workflow, { ...options, parameters }).result;
  }

  /** Starts a run. A workflow with errors gives a run that has failed already. */
  start(source: WorkflowSource, options: StartOptions = {}): Run {
    return this.#launcher.start(source, options);
  }

  /**
   * Goes on with a run that is kept and was interrupted, or waits (P3): what has finished is not run again, what was under way is. A
   * run that has ended comes back as it ended.
   *
   * @throws StoreError `unknown-run`; `run-differs` where this engine makes something else of the workflow than the log says.
   */
  async resume(runId: string, options: ResumeOptions = {}): Promise<Run> {
    const { resumeRun } = await import("./keptRuns.ts");
    return resumeRun(this.#launcher, runId, options);
  }

  /**
   * Another run that goes on behind event `seq` of a run that is kept, or of a log, with something changed (P5): what had happened by
   * then has happened, what follows runs.
   *
   * @throws StoreError `unknown-run` where it is not kept, or the log does not say what it began with.
   */
  async fork(run: string | readonly RunEvent[], seq: number, changes: ForkChanges = {}): Promise<Run> {
    const { forkRun } = await import("./keptRuns.ts");
    return forkRun(this.#launcher, run, seq, changes);
  }

  /**
   * The log of a run that is kept, with what it began with; of one that can go on, as far as it came.
   *
   * @throws StoreError `unknown-run`
   */
  async readLog(runId: string): Promise<readonly RunEvent[]> {
    const { keptEvents } = await import("./keptRuns.ts");
    return keptEvents(this.#launcher, runId);
  }

  /**
   * What came in at the ports of an activation, worked out from the log of its run (P3): of one that failed as of any other. Undefined where
   * the log does not say that it began.
   *
   * @throws StoreError `run-differs` where this engine makes something else of the workflow than the log says.
   */
  async input(log: readonly RunEvent[], place: Place): Promise<readonly PortItems[] | undefined> {
    const { inputByLog } = await import("./keptRuns.ts");
    return inputByLog(this.#launcher, log, place);
  }

  /** Where two runs, known by their logs, part first; undefined where all nodes gave the same. */
  async compare(one: readonly RunEvent[], other: readonly RunEvent[]): Promise<RunDifference | undefined> {
    const { compareRuns } = await import("./compareRuns.ts");
    return compareRuns(one, other);
  }

  /** Verifies a log against this engine: feeds its facts, and compares every decision (P4). Runs nothing, changes nothing. */
  async replay(log: readonly RunEvent[]): Promise<ReplayVerdict> {
    const { replayLog } = await import("./keptRuns.ts");
    return replayLog(this.#launcher, log);
  }

  /**
   * The nodes whose results of a run, known by its workflow, its parameters and, where it is at hand, its log, are not what they would
   * give now, each with the reason (P7).
   */
  async stale(before: RanBefore, now: Ran): Promise<ReadonlyMap<string, StaleReason>> {
    const { staleNodes } = await import("./staleness.ts");
    return staleNodes(before, now);
  }

  /** Everything wrong with a workflow: of its text, its shape, its nodes, ports, params and expressions. */
  check(source: WorkflowSource): readonly Problem[] {
    return this.#launcher.read(source).problems;
  }

  /** What the workflow asks for: declared, or named in the params of what runs up to `until`, or of all nodes, before it starts. */
  needs(source: WorkflowSource, parameters: JsonObject = {}, until?: string): Permissions {
    const { types, known } = this.#launcher;
    const { workflow } = this.#launcher.current(source);
    if (workflow === undefined) return {};
    return needsOf(workflow, known.reach(workflow, types, until), withDefaults(workflow.parameters ?? {}, parameters));
  }

  /**
   * Loads what a run of the workflow waits for otherwise, ahead of it: the code of its nodes, and what keeps runs where they are kept.
   * Resolves when that has come; of code that could not be loaded the run itself tells.
   */
  async load(source: WorkflowSource): Promise<void> {
    const { types, setup } = this.#launcher;
    const { workflow } = this.#launcher.current(source);
    const code = Object.values(workflow?.nodes ?? {}).map(({ type, params }) =>
      resolveType(types, type)?.run.load?.(params ? [params] : []),
    );
    await Promise.allSettled([...code, setup.keep && loadKeepingCode()]);
  }

  /**
   * The workflow with every node at the newest version of its type that there is a way to, and which nodes that were; what it does stays the
   * same. Undefined where it cannot be read as a workflow.
   */
  async upgrade(source: WorkflowSource): Promise<Upgraded | undefined> {
    const { workflow } = this.#launcher.setup.read(source);
    if (workflow === undefined) return undefined;
    return upgradeNodes(workflow, this.#launcher.types);
  }

  /** The node types as plain data, without their code. */
  catalogue(): readonly NodeDescription[] {
    return Array.from(this.#launcher.types.all(), ({ run: _, ...description }) => description);
  }
}
