import type { CompiledTemplate } from "../expression/compileTemplate.ts";
import type { Place } from "../model/event.ts";
import { type Failure, NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { JsonObject } from "../model/json.ts";
import { ActivationScope } from "./activationScope.ts";
import type { Cancellation } from "./cancellation.ts";
import { breach } from "./contractCode.ts";
import type { FailureFlow } from "./failureFlow.ts";
import type { Activation, Command, PortOutput } from "./kernelState.ts";
import { Packet } from "./packet.ts";
import type { ParamResolver } from "./params.ts";
import type { Level } from "./plan.ts";
import { regionCode } from "./regionCode.ts";
import type { RegionRun, RegionSupport } from "./regionRun.ts";
import { timeLimits } from "./retry.ts";
import { placeOf, type RunParts, regionOf } from "./runParts.ts";
import type { Scope } from "./scope.ts";
import type { Timeline } from "./timeline.ts";
import { toFailure } from "./toFailure.ts";

const CONTROLS = ["add", "complete", "cancel"] as const;

/** Runs regions: begins them, opens and closes their scopes, and carries on what comes of them (L0). */
export class RegionDriver {
  readonly #parts: RunParts;
  readonly #cancellation: Cancellation;
  readonly #failures: FailureFlow;
  readonly #time: Timeline;
  readonly #support: RegionSupport;
  #countFailure: Failure | undefined;

  constructor(parts: RunParts, cancellation: Cancellation, failures: FailureFlow, time: Timeline) {
    this.#parts = parts;
    this.#cancellation = cancellation;
    this.#failures = failures;
    this.#time = time;
    this.#support = this.#makeSupport();
  }

  #makeSupport(): RegionSupport {
    return {
      lineage: this.#parts.setup.environment.lineage,
      open: (activation, number, packet, carried) => this.#open(activation, number, packet, carried),
      close: (scope) => this.#close(scope),
      stop: (scope, outcome) => this.#cancellation.stop(scope, outcome),
      expressionScope: (scope, packet) => this.expressionScope(scope, packet),
      params: (activation) => this.params(activation),
      finish: (activation, outputs) => this.#regionFinished(activation, outputs),
      leave: (activation, outputs, keepsPlace) => this.#regionLeft(activation, outputs, keepsPlace),
      done: (activation) => this.#regionDone(activation),
      fail: (activation, failure) => this.#regionFailed(activation, failure),
      failRun: (activation, failure) => {
        this.#cancellation.forget(activation);
        this.#failures.failRun(failure);
      },
      toFailure: (activation, thrown) => toFailure(thrown, { node: activation.node.id }),
      listen: (activation) => this.#parts.kernel.listen(activation),
      controlClosed: (activation, port) => this.#parts.kernel.controlClosed(activation, port),
      added: (activation, count) => this.#parts.append({ kind: "instance-added", ...placeOf(activation), count }),
    };
  }

  /** What the kernel has to tell the region of a scope, while the scope still counts there. */
  carryOut(command: Extract<Command, { kind: "scope-ended" | "interrupt" | "control" }>): void {
    if (command.kind === "control") {
      return this.#parts.regions.get(command.activation)?.controlled(CONTROLS[command.port] ?? "cancel", command.packet);
    }
    const region = regionOf(this.#parts, command.scope);
    if (command.kind === "scope-ended") region?.scopeEnded(command.scope);
    else region?.interrupted(command.scope, command.sink, command.packet);
  }

  begin(activation: Activation, level: Level): void {
    let region: RegionRun;
    try {
      region = regionCode()(level.kind, activation, this.#support);
    } catch (thrown) {
      return this.#regionFailed(activation, toFailure(thrown, { node: activation.node.id }));
    }
    this.#parts.regions.set(activation, region);
    const ms = activation.node.node.policy === undefined ? undefined : timeLimits(activation.node.node.policy).activation;
    if (ms !== undefined)
      this.#parts.regionTimers.set(
        activation,
        // One that began before an interruption reaches its limit when it would have (E2).
        this.#parts.setup.clock.schedule(Math.max(0, ms - this.#sinceBegun()), () => this.#regionTimedOut(region, ms)),
      );
    region.start();
    this.#parts.drain();
  }

  /** Milliseconds since the region that begins now began: 0, but while a record is fed. */
  #sinceBegun(): number {
    return Math.max(0, this.#parts.setup.clock.now() - this.#time.at);
  }

  /** A region failed from the outside, as its record says. */
  failAt({ node, scope, activation }: Place, failure: Failure): void {
    for (const [owner, region] of this.#parts.regions) {
      if (owner.node.id !== node || owner.number !== activation || owner.scope.path !== scope) continue;
      for (const inner of [...region.scopes]) this.#cancellation.stop(inner, "cancelled");
      return this.#regionFailed(owner, failure);
    }
  }

  #regionTimedOut(region: RegionRun, ms: number): void {
    if (this.#parts.state === "ended" || !this.#parts.regions.has(region.activation)) return;
    this.#parts.now();
    for (const scope of [...region.scopes]) this.#cancellation.stop(scope, "cancelled");
    const thrown = new NodeError("timeout", `The region reached its time limit of ${ms} ms.`, {
      kind: "timeout",
      hint: "Raise policy.timeout of the region, or make it smaller.",
    });
    this.#regionFailed(region.activation, toFailure(thrown, { node: region.activation.node.id }));
    this.#parts.pump();
  }

  #open(activation: Activation, number: number, packet: Packet | undefined, carried: Item | undefined): Scope {
    const scope = this.#parts.kernel.open(activation, activation.node.inner as Level, number, packet, carried);
    this.#parts.append({ kind: "scope-opened", region: activation.node.id, scope: scope.path, number, seq: 0, at: 0 });
    return scope;
  }

  #close(scope: Scope): void {
    const region = scope.owner?.node.id ?? "";
    this.#parts.append({ kind: "scope-closed", region, scope: scope.path, outcome: "finished", seq: 0, at: 0 });
    if (scope.compensations === undefined) return this.#parts.kernel.recycle(scope);
    const outer = scope.parent;
    if (outer !== undefined) outer.compensations = [...(outer.compensations ?? []), ...scope.compensations];
  }

  #regionFinished(activation: Activation, outputs: readonly PortOutput[]): void {
    const broken = breach(this.#parts, activation, outputs);
    if (broken !== undefined) return this.#regionFailed(activation, broken);
    this.#cancellation.forget(activation);
    this.#parts.finished(activation, outputs, "run");
  }

  #regionLeft(activation: Activation, outputs: readonly PortOutput[], keepsPlace: boolean): Failure | undefined {
    const broken = breach(this.#parts, activation, outputs);
    if (broken !== undefined) return broken;
    this.#parts.left.add(activation);
    this.#parts.kernel.hold(activation, keepsPlace);
    this.#parts.finished(activation, outputs, "run");
    return undefined;
  }

  #regionDone(activation: Activation): void {
    this.#cancellation.forget(activation);
    this.#parts.drain();
  }

  #regionFailed(activation: Activation, failure: Failure): void {
    this.#cancellation.forget(activation);
    this.#failures.failed(activation, failure);
  }

  /** D6: the scope ends successfully at once; what still runs in it is cancelled. */
  endScope(scope: Scope): void {
    const region = regionOf(this.#parts, scope);
    if (region === undefined && this.#parts.state === "draining") return this.#failures.endFailed();
    if (region === undefined) return this.#parts.finish(this.#parts.partial ? "partial" : "succeeded");
    this.#stopInside(scope);
    scope.kept = true; // what was ready or parked in it still names it
    region.scopeEnded(scope);
    this.#parts.drain();
  }

  #stopInside(scope: Scope): void {
    const owner = scope.owner;
    scope.owner = undefined; // its close is told by the region, as of one that ended by itself
    this.#cancellation.stop(scope, "cancelled");
    scope.owner = owner;
  }

  /** How many edges a join waits for; a failing expression fails the run. */
  countOf(template: CompiledTemplate, scope: Scope, packet: Packet): number {
    try {
      const count = Number(template.evaluate(this.expressionScope(scope, packet)));
      if (Number.isInteger(count) && count > 0) return count;
      throw new NodeError("bad-value", "The number of edges that a join waits for has to be a whole number from 1.", { param: "join" });
    } catch (thrown) {
      this.#countFailure ??= toFailure(thrown, { node: scope.level.id ?? "" });
      return Number.POSITIVE_INFINITY;
    }
  }

  /** Fails the run for what the expression of a join threw while the kernel was at work. */
  failForCount(): void {
    const failure = this.#countFailure;
    this.#countFailure = undefined;
    if (failure !== undefined) this.#failures.failRun(failure);
  }

  expressionScope(scope: Scope, packet: Packet | undefined): ActivationScope {
    const { environment, now } = this.#parts.setup;
    return new ActivationScope(environment.shared, scope, packet, packet?.items ?? [], now ?? this.#time.at);
  }

  params(activation: Activation): JsonObject {
    const { scope, inputs, node } = activation;
    return (this.#parts.setup.resolvers[node.uid] as ParamResolver).resolve(this.expressionScope(scope, inputs[0] ?? new Packet([{}], -1)));
  }
}
