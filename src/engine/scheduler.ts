import type { Failure } from "../model/failure.ts";
import type { Clock } from "../model/host.ts";
import type { Json } from "../model/json.ts";
import { inputCounts } from "./activationInputs.ts";
import { Invocation, type InvocationEnd } from "./invocation.ts";
import { type Activation, Kernel } from "./kernel.ts";
import { Packet } from "./packet.ts";
import type { ParamResolver } from "./params.ts";
import type { Plan, PlanNode } from "./plan.ts";
import type { RunEnvironment } from "./runEnvironment.ts";
import type { NewEvent, RunLog } from "./runLog.ts";
import { pinnedPackets, toldPackets } from "./toldPackets.ts";

export type SchedulerSetup = {
  readonly plan: Plan;
  readonly resolvers: readonly ParamResolver[];
  readonly environment: Omit<RunEnvironment, "append" | "overdue" | "yield" | "activationTime" | "shared"> & {
    readonly shared: Omit<RunEnvironment["shared"], "latest">;
  };
  readonly clock: Clock;
  readonly log: RunLog;
  /** Fixed `now` of every activation; the clock where it is left out. */
  readonly now: number | undefined;
  readonly concurrency: number;
  readonly onFailure: "cancel" | "drain";
  readonly breakpoints: ReadonlySet<string>;
  /** Called once, behind the last event. */
  readonly ended: () => void;
};

const SLICE_MS = 8;

/**
 * Drives the kernel: starts what is ready, writes the log, ends the run. Runs what it can in one go, yields a macrotask every
 * 8 ms, and reads the clock a few times a slice, not once an event (P1).
 */
export class Scheduler {
  readonly #setup: SchedulerSetup;
  readonly #kernel: Kernel;
  readonly #live = new Set<Invocation>();
  readonly #latest: (Packet | undefined)[];
  readonly #environment: RunEnvironment;
  #at = 0;
  #sliceEnd = 0;
  #tick = 0;
  #state: "running" | "paused" | "draining" | "ended" = "running";
  #heldBack: Activation | undefined;
  #stepping = false;
  #pumping = false;
  #yielded = false;
  #partial = false;
  #started = false;
  readonly #failures: Failure[] = [];

  constructor(setup: SchedulerSetup) {
    this.#setup = setup;
    this.#kernel = new Kernel(setup.plan);
    this.#latest = new Array<Packet | undefined>(setup.plan.nodes.length).fill(undefined);
    this.#environment = {
      ...setup.environment,
      shared: { ...setup.environment.shared, latest: (index) => this.#latest[index] },
      activationTime: () => setup.now ?? this.#at,
      append: (event) => this.#append(event),
      overdue: () => this.#overdue(),
      yield: (call) => setup.clock.yield(() => this.#guarded(call)),
    };
  }

  start(): void {
    if (this.#state === "ended") return;
    this.#enterSlice();
    this.#started = true;
    this.#append({ kind: "run-started" });
    if (this.#state === "paused") this.#append({ kind: "run-paused" });
    this.#kernel.start();
    this.#pump();
  }

  pause(): void {
    if (this.#state !== "running") return;
    this.#state = "paused";
    this.#now();
    if (this.#started) this.#append({ kind: "run-paused" });
  }

  resume(): void {
    if (this.#state !== "paused") return;
    this.#state = "running";
    if (!this.#started) return;
    this.#now();
    this.#append({ kind: "run-resumed" });
    this.#pump();
  }

  /** Starts one activation of a paused run. */
  step(): void {
    if (this.#state !== "paused" || !this.#started) return;
    this.#stepping = true;
    this.#pump();
    this.#stepping = false;
  }

  /** Ends the run: the request is logged before anything is stopped (C2). */
  cancel(reason: string): void {
    if (this.#state === "ended") return;
    this.#now();
    this.#append({ kind: "cancel-requested", reason });
    this.#cutOff();
    this.#finish("cancelled");
  }

  /** Fails the run from the outside, for example at its time limit. */
  fail(failure: Failure): void {
    if (this.#state === "ended") return;
    this.#now();
    this.#failures.push(failure);
    this.#cutOff();
    this.#finish("failed");
  }

  #guarded(call: () => void): void {
    if (this.#state === "ended") return;
    this.#enterSlice();
    call();
  }

  #now(): void {
    this.#at = this.#setup.clock.now();
  }

  #enterSlice(): void {
    this.#now();
    this.#sliceEnd = this.#at + SLICE_MS;
  }

  #overdue(): boolean {
    this.#now();
    return this.#at >= this.#sliceEnd;
  }

  #append(event: NewEvent): void {
    this.#setup.log.append(event, this.#at);
  }

  #pump(): void {
    if (this.#pumping || this.#yielded) return;
    this.#pumping = true;
    this.#enterSlice();
    while (this.#mayStart()) {
      const activation = this.#take();
      if (activation === undefined) break;
      this.#stepping = false;
      this.#run(activation);
      this.#tick += 1;
      if ((this.#tick & 31) === 0 && this.#overdue()) {
        this.#yielded = true;
        this.#setup.clock.yield(() => {
          this.#yielded = false;
          if (this.#state !== "ended") this.#pump();
        });
        break;
      }
    }
    this.#pumping = false;
    this.#endIfDone();
  }

  #mayStart(): boolean {
    if (this.#live.size >= this.#setup.concurrency) return false;
    return this.#state === "running" || (this.#state === "paused" && this.#stepping);
  }

  #take(): Activation | undefined {
    const held = this.#heldBack;
    this.#heldBack = undefined;
    if (held !== undefined) return held;
    const activation = this.#kernel.next();
    if (activation === undefined || !this.#setup.breakpoints.has(activation.node.id) || this.#stepping) return activation;
    this.#heldBack = activation;
    this.pause();
    return undefined;
  }

  #run(activation: Activation): void {
    const { node } = activation;
    if (node.pin !== undefined) return this.#finished(activation, pinnedPackets(node), "pin");
    if (node.node.disabled === true) return this.#finished(activation, [activation.inputs[0] ?? new Packet([{}], node.index)], "bypass");
    this.#append({
      kind: "node-started",
      node: node.id,
      scope: this.#environment.scope,
      activation: activation.number,
      inputs: inputCounts(activation),
    });
    const resolver = this.#setup.resolvers[node.index] as ParamResolver;
    const invocation = new Invocation(this.#environment, activation, resolver, (end) => {
      this.#live.delete(invocation);
      this.#settle(activation, end);
    });
    this.#live.add(invocation);
    invocation.start();
  }

  #settle(activation: Activation, end: InvocationEnd): void {
    if (this.#state === "ended") return;
    if (!this.#pumping) this.#now();
    if ("outputs" in end) this.#finished(activation, end.outputs, "run");
    else this.#failed(activation, end.failure);
    this.#pump();
  }

  #finished(activation: Activation, outputs: readonly (Packet | undefined)[], source: "run" | "pin" | "bypass"): void {
    const { node, number } = activation;
    this.#append({
      kind: "node-finished",
      node: node.id,
      scope: this.#environment.scope,
      activation: number,
      source,
      outputs: toldPackets(node, outputs),
    });
    this.#release(activation, outputs);
  }

  #release(activation: Activation, outputs: readonly (Packet | undefined)[]): void {
    if (outputs[0] !== undefined) this.#latest[activation.node.index] = outputs[0];
    this.#kernel.finish(activation, outputs);
    for (const node of this.#kernel.takeSkipped())
      this.#append({ kind: "node-skipped", node: node.id, scope: this.#environment.scope, activation: 0 });
  }

  /** A node failed for good: the port `error`, its policy, optional, or the run (H3, H5, H8). */
  #failed(activation: Activation, failure: Failure): void {
    const { node, number } = activation;
    const outputs: (Packet | undefined)[] = [];
    const outcome = this.#outcome(node, failure, outputs);
    this.#append({
      kind: "node-failed",
      node: node.id,
      scope: this.#environment.scope,
      activation: number,
      failure,
      outcome,
      outputs: toldPackets(node, outputs),
    });
    if (outcome === "optional") this.#partial = true;
    if (outcome === "optional" || outcome === "fatal") this.#failures.push(failure);
    if (outcome !== "fatal") return this.#release(activation, outputs);
    if (this.#setup.onFailure === "drain" && this.#live.size > 0) this.#state = "draining";
    else {
      this.#cutOff();
      this.#finish("failed");
    }
  }

  #outcome(node: PlanNode, failure: Failure, outputs: (Packet | undefined)[]): "fatal" | "error-port" | "skipped" | "default" | "optional" {
    const error = node.outputs.length - 1;
    const onError = node.node.policy?.onError;
    if ((node.outEdges[error] as readonly number[]).length > 0) {
      outputs[error] = new Packet([{ error: failure as unknown as Json, item: failure.item ?? null }], node.index);
      return "error-port";
    }
    if (onError === "skip") return "skipped";
    if (typeof onError === "object") {
      outputs[0] = new Packet([onError.default], node.index);
      return "default";
    }
    return node.node.optional === true ? "optional" : "fatal";
  }

  #cutOff(): void {
    for (const invocation of this.#live) {
      invocation.cancel();
      const { node, number } = invocation.activation;
      this.#append({ kind: "node-cancelled", node: node.id, scope: this.#environment.scope, activation: number });
    }
    this.#live.clear();
  }

  #endIfDone(): void {
    if (this.#state === "draining" && this.#live.size === 0) return this.#finish("failed");
    if (this.#state !== "ended" && this.#state !== "draining" && this.#kernel.done) this.#finish(this.#partial ? "partial" : "succeeded");
  }

  #finish(status: "succeeded" | "partial" | "failed" | "cancelled"): void {
    if (this.#state === "ended") return;
    this.#state = "ended";
    this.#append({ kind: "run-finished", status, failures: this.#failures });
    this.#setup.ended();
  }
}
