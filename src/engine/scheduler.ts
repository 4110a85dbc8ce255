import type { RunEvent } from "../model/event.ts";
import { ActivationFlow } from "./activationFlow.ts";
import { Admission } from "./admission.ts";
import { callWorkflow } from "./callWorkflow.ts";
import { Cancellation } from "./cancellation.ts";
import { carryOut } from "./carryOut.ts";
import { FailureFlow } from "./failureFlow.ts";
import type { CopyEvent, Difference, Feed } from "./feed.ts";
import { Kernel } from "./kernel.ts";
import type { Activation } from "./kernelState.ts";
import { makeOperations, type Operations } from "./operations.ts";
import { RegionDriver } from "./regionDriver.ts";
import type { RunEnvironment } from "./runEnvironment.ts";
import type { NewEvent } from "./runLog.ts";
import type { FinalStatus, RunParts, SchedulerSetup } from "./runParts.ts";
import { StartGate } from "./startGate.ts";
import { Timeline } from "./timeline.ts";
import { setVariable } from "./variables.ts";

/**
 * Drives the kernel: starts what is ready, carries out its commands, writes the log, ends the run. Runs what it can in one go
 * and yields a macrotask every 8 ms (P1).
 */
export class Scheduler {
  readonly #setup: SchedulerSetup;
  readonly #time: Timeline;
  readonly #parts: RunParts;
  readonly #cancellation: Cancellation;
  readonly #failures: FailureFlow;
  readonly #regions: RegionDriver;
  readonly #gate: StartGate;
  #operations: Operations | undefined;
  readonly #flow: ActivationFlow;
  /** Takes what happens while recorded facts are fed; the log is not written then, and nothing starts by itself. */
  #feed: Feed | undefined;
  #suspended = false;
  #pumping = false;
  #yielded = false;
  #draining = false;

  constructor(setup: SchedulerSetup) {
    this.#setup = setup;
    this.#time = new Timeline(setup.clock);
    this.#parts = this.#makeParts();
    this.#cancellation = new Cancellation(this.#parts);
    this.#failures = new FailureFlow(this.#parts, this.#cancellation);
    this.#regions = new RegionDriver(this.#parts, this.#cancellation, this.#failures, this.#time);
    this.#gate = new StartGate(this.#parts, (activation) => this.#regions.params(activation));
    this.#flow = new ActivationFlow(this.#parts, this.#makeEnvironment(), this.#gate, this.#regions, this.#failures);
  }

  get operations(): Operations {
    this.#operations ??= makeOperations(this.#parts, this.#cancellation);
    return this.#operations;
  }

  #makeParts(): RunParts {
    const { plan, skipped } = this.#setup;
    return {
      setup: this.#setup,
      kernel: new Kernel(plan, (template, scope, packet) => this.#regions.countOf(template, scope, packet), skipped),
      mailbox: this.#setup.mailbox,
      admission: new Admission(),
      admitted: [],
      held: undefined,
      live: new Map(),
      regions: new Map(),
      regionTimers: new Map(),
      waiting: new Map(),
      left: new Set(),
      undoing: new Map(),
      failures: [],
      state: "running",
      partial: false,
      started: false,
      stepping: false,
      append: (event) => this.#append(event),
      now: () => {
        if (this.#feed === undefined) this.#time.read();
      },
      begin: (activation) => this.#flow.begin(activation, this.#feed),
      finished: (activation, outputs, source) => this.#flow.finished(activation, outputs, source),
      release: (activation, outputs, state) => this.#flow.release(activation, outputs, state),
      drain: () => this.#drain(),
      whole: (step) => this.#whole(step),
      pump: () => this.#pump(),
      finish: (status) => this.#finish(status),
    };
  }

  #makeEnvironment(): RunEnvironment {
    const { environment, clock, now } = this.#setup;
    const { host, grant, secrets, seed, runInfo, shared, lineage } = environment;
    return {
      host,
      grant,
      secrets,
      seed,
      runInfo,
      shared,
      lineage,
      mailbox: this.#parts.mailbox,
      activationTime: () => now ?? this.#time.at,
      append: (event) => {
        // What a node says between two slices of the loop, it says now and not when the last one began.
        if (!this.#pumping) this.#parts.now();
        this.#append(event);
      },
      overdue: () => this.#time.overdue(),
      yield: (call) => clock.yield(() => this.#resumeSlice(call)),
      ended: (invocation, end) => {
        if (this.#parts.state === "ended") return;
        if (!this.#pumping) this.#time.read();
        this.#flow.settle(invocation, end);
        this.#pump();
      },
      stream: (invocation, pieces) => this.#flow.stream(invocation, pieces),
      acts: (invocation) => void this.#parts.live.set(invocation.activation, invocation),
      waiting: (activation, waiting) => this.#setWaiting(activation, waiting),
      wake: () => this.#wake(),
      cancel: (from, ids, reason) =>
        ids.length === 0 ? this.operations.cancel(reason) : this.operations.cancelIn(from.scope, ids, reason, from),
      setVariable: (from, name, value, where) => setVariable(from.scope, name, value, where),
      call: (from, call, signal, again) => callWorkflow(this.#parts, from, call, signal, again),
    };
  }

  start(): void {
    if (this.#parts.state === "ended") return;
    this.#time.enterSlice();
    this.#parts.started = true;
    this.#append({ kind: "run-started" });
    if (this.#parts.state === "paused") this.#append({ kind: "run-paused" });
    this.#parts.kernel.start();
    this.#drain();
    this.#pump();
  }

  /**
   * Brings a run that has not started to where recorded facts end, without running anything (P3). `copy` takes what comes about on
   * the way; without it that is compared with the record, and the first difference given back. Call `goOn` afterwards.
   */
  recall(Recorded: typeof Feed, recorded: readonly RunEvent[], copy?: CopyEvent): Difference | undefined {
    const support = {
      gate: this.#gate,
      regions: this.#regions,
      flow: this.#flow,
      operations: this.operations,
      time: this.#time,
      atRest: () => this.#atRest(),
    };
    this.#feed = new Recorded(this.#parts, support, copy);
    return this.#feed.all(recorded);
  }

  /** Goes on behind what was recalled: what came about and was not recorded yet is logged, what was interrupted runs again. */
  goOn(): void {
    const feed = this.#feed;
    this.#feed = undefined;
    if (feed === undefined || !this.#parts.started) return this.start();
    this.#time.enterSlice();
    for (const event of feed.unrecorded()) this.#append(event);
    if (this.#parts.state === "ended") return this.#setup.ended();
    for (const { activation, recall } of feed.interrupted()) this.#flow.again(activation, recall);
    this.#pump();
  }

  #resumeSlice(call: () => void): void {
    if (this.#parts.state === "ended") return;
    this.#time.enterSlice();
    call();
  }

  #append(event: NewEvent): void {
    if (this.#feed === undefined) this.#setup.log.append(event, this.#time.at);
    else this.#feed.append(event);
  }

  #pump(): void {
    if (this.#pumping || this.#yielded || this.#feed !== undefined) return;
    this.#pumping = true;
    this.#time.enterSlice();
    while (this.#mayStart()) {
      const activation = this.#take();
      if (activation === undefined) break;
      this.#parts.stepping = false;
      this.#gate.enter(activation);
      if (!this.#time.sliceIsOver()) continue;
      this.#yielded = true;
      this.#setup.clock.yield(() => this.#pumpOn());
      break;
    }
    this.#pumping = false;
    if (!this.#yielded) this.#atRest();
  }

  #pumpOn(): void {
    this.#yielded = false;
    if (this.#parts.state !== "ended") this.#pump();
  }

  #mayStart(): boolean {
    const { live, waiting, state } = this.#parts;
    if (live.size - waiting.size >= this.#setup.concurrency) return false;
    return state === "running" || (state === "paused" && this.#parts.stepping);
  }

  #take(): Activation | undefined {
    const { held } = this.#parts;
    this.#parts.held = undefined;
    if (held !== undefined && this.#stillCounts(held)) return held;
    for (;;) {
      const activation = this.#parts.admitted.shift() ?? this.#parts.kernel.next();
      if (activation === undefined) return undefined;
      if (!this.#stillCounts(activation)) continue;
      if (this.#parts.stepping || !this.#setup.breakpoints.has(activation.node.id)) return activation;
      this.#parts.held = activation;
      this.operations.pause();
      return undefined;
    }
  }

  /** False for one whose scope has ended, or that was withdrawn: what it had been given is free again. */
  #stillCounts(activation: Activation): boolean {
    if (!activation.scope.dead && !activation.withdrawn) return true;
    this.#gate.leave(activation);
    return false;
  }

  /** Carries out what the kernel asks for only behind all of `step`. */
  #whole(step: () => void): void {
    const nested = this.#draining;
    this.#draining = true;
    step();
    this.#draining = nested;
    this.#drain();
  }

  /** Carries out what the kernel asks for until it asks for nothing; never within itself, so nothing recurses. */
  #drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    const { kernel } = this.#parts;
    for (let commands = kernel.takeCommands(); commands.length > 0; commands = kernel.takeCommands()) {
      for (const command of commands) carryOut(this.#parts, this.#regions, this.#cancellation, this.#failures, command);
    }
    this.#draining = false;
    this.#regions.failForCount();
  }

  #setWaiting(activation: Activation, waiting: boolean): void {
    const count = (this.#parts.waiting.get(activation) ?? 0) + (waiting ? 1 : -1);
    if (count > 0) this.#parts.waiting.set(activation, count);
    else this.#parts.waiting.delete(activation);
    if (this.#parts.state === "ended") return;
    this.#parts.kernel.setWaiting(activation, count > 0);
    this.#drain();
    this.#pump();
  }

  #wake(): void {
    this.#time.read();
    if (!this.#suspended) return;
    this.#suspended = false;
    this.#append({ kind: "run-resumed" });
  }

  /** Nothing can be started now: the run has ended, drains, or only waits are left. */
  #atRest(): void {
    const { state, live, kernel, regionTimers, waiting, mailbox, partial } = this.#parts;
    if (state === "draining" && live.size === 0) return this.#failures.endFailed();
    if (state !== "running" && state !== "paused") return;
    if (kernel.done) return this.#finish(partial ? "partial" : "succeeded");
    if (state === "paused") return;
    if (live.size === 0 && regionTimers.size === 0 && kernel.giveUpGuards()) {
      this.#drain();
      return this.#pump();
    }
    const onlyWaits = live.size > 0 && waiting.size === live.size && mailbox.waiting > 0;
    if (onlyWaits && !this.#suspended) this.#append({ kind: "run-suspended" });
    this.#suspended ||= onlyWaits;
  }

  #finish(status: FinalStatus): void {
    if (this.#parts.state === "ended") return;
    this.#cancellation.stop(this.#parts.kernel.root, "cancelled");
    this.#parts.state = "ended";
    this.#append({ kind: "run-finished", status, failures: this.#parts.failures });
    if (this.#feed === undefined) this.#setup.ended();
  }
}
