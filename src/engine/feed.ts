import type { Place, RunEvent } from "../model/event.ts";
import type { Json } from "../model/json.ts";
import type { ActivationFlow } from "./activationFlow.ts";
import { type Difference, describeEvent, sameEvent } from "./compareEvents.ts";
import { type Held, HeldActivations } from "./heldActivations.ts";
import type { Activation } from "./kernelState.ts";
import type { Operations } from "./operations.ts";
import type { Recall } from "./recall.ts";
import { recordedPackets } from "./recordedPackets.ts";
import type { RegionDriver } from "./regionDriver.ts";
import type { NewEvent } from "./runLog.ts";
import type { LiveWork, RunParts } from "./runParts.ts";
import type { StartGate } from "./startGate.ts";
import { streamedTo, streamInto } from "./streamedPacket.ts";
import type { Timeline } from "./timeline.ts";
import { setVariable } from "./variables.ts";
import { putInput } from "./waitingInput.ts";

export type { Difference } from "./compareEvents.ts";

/** Takes an event that came about while facts were fed, with the time it has in the record. */
export type CopyEvent = (event: NewEvent, at: number) => void;

type Support = {
  readonly gate: StartGate;
  readonly regions: RegionDriver;
  readonly flow: ActivationFlow;
  readonly operations: Operations;
  readonly time: Timeline;
  /** Does what follows from nothing being under way: guards are given up, the run ends. */
  readonly atRest: () => void;
};
type Of<K extends RunEvent["kind"]> = Extract<RunEvent, { kind: K }>;

/**
 * Feeds the facts of a record to a run that has not started: what began begins in the order of the record, and ends with the result
 * recorded; decisions are the kernel's own, and compared with the recorded ones (G2, P3, P4). Nothing is run, nothing is logged.
 */
export class Feed {
  readonly #parts: RunParts;
  readonly #support: Support;
  readonly #copy: CopyEvent | undefined;
  readonly #held = new HeldActivations();
  /** What came about and was not met in the record yet. */
  #produced: NewEvent[] = [];
  #met = 0;
  #transient: { readonly name: string; readonly data: Json | undefined } | undefined;

  constructor(parts: RunParts, support: Support, copy: CopyEvent | undefined) {
    this.#parts = parts;
    this.#support = support;
    this.#copy = copy;
  }

  append(event: NewEvent): void {
    if (event.kind === "run-suspended") return;
    if (this.#copy === undefined) this.#produced.push(event);
    else this.#copy(event, this.#support.time.at);
  }

  hold(activation: Activation): LiveWork {
    return this.#held.add(activation, this.#support.time.at);
  }

  /** Feeds everything; the first difference between record and engine, if there is one. */
  all(recorded: readonly RunEvent[]): Difference | undefined {
    for (const event of recorded) {
      this.#support.time.at = event.at;
      const difference = this.#one(event);
      if (difference !== undefined && this.#copy === undefined) return difference;
    }
    return undefined;
  }

  /** Called where the record has an activation begin, with its packets at hand. */
  protected begun(_activation: Activation): void {}

  /** What came about behind the end of the record. */
  unrecorded(): readonly NewEvent[] {
    return this.#produced.slice(this.#met);
  }

  /** What had begun and not ended where the record ends. */
  interrupted(): readonly Held[] {
    return this.#held.all();
  }

  #one(event: RunEvent): Difference | undefined {
    switch (event.kind) {
      case "run-created":
        return undefined;
      case "run-started":
        return this.#start();
      case "node-started":
        return this.#started(event);
      case "node-finished":
        return this.#finished(event);
      case "node-failed":
        return this.#failed(event);
      case "cancel-requested":
        return this.#cancelled(event);
      case "run-finished":
      case "scope-opened":
      case "scope-closed":
      case "instance-added":
      case "node-skipped":
        return this.#meet(event);
      case "node-cancelled":
        return this.#cutOff(event);
      default:
        this.#told(event);
        return undefined;
    }
  }

  #start(): undefined {
    this.#parts.started = true;
    this.#copy?.({ kind: "run-started" }, this.#support.time.at);
    this.#parts.kernel.start();
    this.#parts.drain();
  }

  /** What changes nothing of the flow: waits, signals, variables, calls, and what is only to be read. */
  #told(event: RunEvent): void {
    const { seq: _, at, ...copied } = event;
    if (event.kind !== "run-suspended" && event.kind !== "run-paused" && event.kind !== "run-resumed") {
      this.#copy?.(copied as NewEvent, at);
    }
    if (event.kind === "signal-received") return this.#signal(event);
    if (event.kind === "input-edited") return this.#edit(event);
    const held = "node" in event ? this.#held.at(event) : undefined;
    if (held === undefined) return;
    const { activation } = held;
    if (event.kind === "node-waiting") {
      held.recall.waited(event.until);
      this.#waiting(activation, true);
    } else if (event.kind === "timer-fired") {
      held.recall.timerFired();
      this.#waiting(activation, false);
    } else if (event.kind === "node-interrupted") held.recall.interrupted();
    else if (event.kind === "stream-opened") this.#openStream(activation, held.recall, event.port);
    else if (event.kind === "signal-taken") {
      held.recall.took(event.name, this.#take(event.name));
      this.#waiting(activation, false);
    } else if (event.kind === "call-opened") held.recall.called(event.runId);
    else if (event.kind === "variable-set") setVariable(activation.scope, event.name, event.value, event.where);
  }

  /** Those it went to have begun by then; what they are given comes when the writer runs again. */
  #openStream(activation: Activation, recall: Recall, port: string): void {
    const at = activation.node.outputs.indexOf(port);
    const packets = streamedTo(this.#parts, activation, at);
    recall.streams.set(port, packets);
    this.#parts.kernel.emit(activation, at, packets);
    this.#parts.drain();
  }

  #waiting(activation: Activation, waiting: boolean): void {
    this.#parts.kernel.setWaiting(activation, waiting);
    this.#parts.drain();
  }

  /** A transient signal is there only for whoever takes it at once (E1). */
  #signal({ name, data, transient }: Of<"signal-received">): void {
    this.#transient = transient === true ? { name, data } : undefined;
    if (transient !== true) this.#parts.mailbox.deliver(name, data, false);
  }

  /** What it leads to is logged already: here it only changes what waits. */
  #edit({ packets, ...place }: Of<"input-edited">): void {
    for (const { port, items } of packets) putInput(this.#parts, place, port, items);
  }

  #take(name: string): Json | undefined {
    const transient = this.#transient;
    this.#transient = undefined;
    return transient?.name === name ? transient.data : this.#parts.mailbox.take(name)?.data;
  }

  #started(event: Of<"node-started">): Difference | undefined {
    if (this.#accept(event)) return undefined;
    if (this.#held.at(event) !== undefined) {
      // It ran again after an interruption.
      if (this.#copy !== undefined) this.#told(event);
      return undefined;
    }
    this.#begin(event);
    return this.#meet(event);
  }

  #begin({ node, scope, activation: number }: Place): void {
    const { admitted, kernel } = this.#parts;
    const at = admitted.findIndex((each) => each.node.id === node && each.number === number && each.scope.path === scope);
    const activation = at < 0 ? kernel.take(node, scope, number) : admitted.splice(at, 1)[0];
    if (activation === undefined) return;
    this.begun(activation);
    this.#support.gate.enter(activation);
  }

  #finished(event: Of<"node-finished">): Difference | undefined {
    if (this.#accept(event)) return undefined;
    const held = this.#held.at(event);
    if (held !== undefined) {
      this.#release(held);
      const outputs = recordedPackets(held.activation, event.outputs);
      const streamed = event.outputs.filter((packet) => packet.streamed === true);
      if (event.source === "run") this.#support.flow.ended(held.activation, outputs, event.ends === true, streamed);
      else this.#support.flow.finished(held.activation, outputs, event.source);
    } else if (event.source === "cache" || event.source === "operator") {
      const activation = this.#parts.kernel.take(event.node, event.scope, event.activation);
      if (activation !== undefined) {
        this.begun(activation);
        this.#support.flow.finished(activation, recordedPackets(activation, event.outputs), event.source);
      }
    } else this.#begin(event);
    return this.#meet(event);
  }

  #failed(event: Of<"node-failed">): Difference | undefined {
    if (this.#accept(event)) return undefined;
    const held = this.#held.at(event);
    if (held !== undefined) {
      this.#release(held);
      this.#support.flow.failed(held.activation, event.failure);
    } else this.#support.regions.failAt(event, event.failure);
    return this.#meet(event);
  }

  /** A reader whose writer has failed ends in its own time; every other cancel follows from what came before. */
  #cutOff(event: Of<"node-cancelled">): Difference | undefined {
    if (this.#accept(event)) return undefined;
    const held = this.#held.at(event);
    if (held !== undefined && streamInto(held.activation) !== undefined) {
      this.#release(held);
      this.#support.flow.cutOff(held.activation);
    }
    return this.#meet(event);
  }

  #release(held: Held): void {
    this.#held.remove(held);
    this.#parts.live.delete(held.activation);
    streamInto(held.activation)?.leave();
  }

  #cancelled(event: Of<"cancel-requested">): Difference | undefined {
    if (this.#accept(event)) return undefined;
    const { targets, reason, by, failure } = event;
    const asking = by === undefined ? undefined : this.#held.at(by)?.activation;
    if (failure !== undefined) this.#support.operations.fail(failure);
    else if (targets === undefined) this.#support.operations.cancel(reason);
    else this.#support.operations.cancelIn(asking?.scope ?? this.#parts.kernel.root, targets, reason, asking);
    return this.#meet(event);
  }

  /** The recorded event has to be the next that came about. */
  #meet(event: RunEvent): Difference | undefined {
    if (this.#copy !== undefined || this.#accept(event)) return undefined;
    if (this.#met === this.#produced.length) {
      this.#support.atRest();
      if (this.#accept(event)) return undefined;
    }
    const next = this.#produced[this.#met];
    return { seq: event.seq, expected: describeEvent(event), found: next === undefined ? "nothing" : describeEvent(next) };
  }

  /** Takes the recorded event if it is the next that came about. */
  #accept(event: RunEvent): boolean {
    const next = this.#produced[this.#met];
    if (next === undefined || !sameEvent(next, event)) return false;
    this.#met += 1;
    if (this.#met === this.#produced.length) {
      this.#produced.length = 0;
      this.#met = 0;
    }
    return true;
  }
}
