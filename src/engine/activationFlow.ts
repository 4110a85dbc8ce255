import type { OutputPacket, ResultSource } from "../model/event.ts";
import type { Failure } from "../model/failure.ts";
import type { RunPart } from "../model/nodeType.ts";
import { inputCounts } from "./activationInputs.ts";
import { askAgain, interrupted } from "./askAgain.ts";
import { breach } from "./contractCode.ts";
import type { FailureFlow } from "./failureFlow.ts";
import type { NodeState } from "./guards.ts";
import { Invocation, type InvocationEnd } from "./invocation.ts";
import { activationKey } from "./invocationSupport.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { Packet } from "./packet.ts";
import type { ParamResolver } from "./params.ts";
import type { Recall } from "./recall.ts";
import { recordedPackets } from "./recordedPackets.ts";
import type { RegionDriver } from "./regionDriver.ts";
import type { RunEnvironment } from "./runEnvironment.ts";
import { type LiveWork, placeOf, type RunParts } from "./runParts.ts";
import type { StartGate } from "./startGate.ts";
import { streamInto } from "./streamedPacket.ts";
import { type StreamPorts, streamPorts } from "./streamPorts.ts";
import { type StreamEnd, type StreamWork, streamWork } from "./streamWork.ts";
import { withAncestors } from "./toldAncestors.ts";
import { pinnedPackets, tellsAncestors, toldPackets } from "./toldPackets.ts";

const NOTHING: readonly OutputPacket[] = [];

/** Holds activations in place of running them. */
export type Holder = { hold(activation: Activation): LiveWork };

/** The way of an activation through a run: it begins, works, and what it gives goes on. */
export class ActivationFlow {
  readonly #parts: RunParts;
  readonly #environment: RunEnvironment;
  readonly #gate: StartGate;
  readonly #regions: RegionDriver;
  readonly #failures: FailureFlow;
  #streams: StreamPorts | undefined;

  constructor(parts: RunParts, environment: RunEnvironment, gate: StartGate, regions: RegionDriver, failures: FailureFlow) {
    this.#parts = parts;
    this.#environment = environment;
    this.#gate = gate;
    this.#regions = regions;
    this.#failures = failures;
  }

  /** While facts are fed, nothing works: the feed holds the activation until its end is fed. */
  begin(activation: Activation, feed: Holder | undefined): void {
    const { node } = activation;
    if (node.pin !== undefined) return this.#pass(activation, pinnedPackets(node), "pin", feed);
    if (node.node.disabled === true) return this.#pass(activation, [activation.inputs[0] ?? new Packet([{}], node.uid)], "bypass", feed);
    // What a region does is worked out again from the facts; that a node was refused is a fact.
    const refused = feed === undefined || node.inner !== undefined ? breach(this.#parts, activation) : undefined;
    if (refused !== undefined) return this.#refuse(activation, refused, feed);
    const reusable = feed === undefined && streamInto(activation) === undefined;
    const { chosen, journal } = this.#parts.setup;
    const found = reusable ? (chosen?.results?.find(activation) ?? journal?.results?.find(activation)) : undefined;
    if (found !== undefined) return this.#reuse(activation, found);
    const durable = this.#tellStart(activation);
    if (node.inner !== undefined) return this.#regions.begin(activation, node.inner);
    if (feed === undefined) this.#work(activation, undefined, durable);
    else this.#parts.live.set(activation, feed.hold(activation));
  }

  /** Gives packets that no work has made, unless they break a contract (K2). */
  #pass(activation: Activation, outputs: readonly PortOutput[], source: ResultSource, feed: Holder | undefined): void {
    const broken = breach(this.#parts, activation, outputs);
    if (broken === undefined) this.finished(activation, outputs, source);
    else this.#refuse(activation, broken, feed);
  }

  /** It begins and has failed, without any work in between; while facts are fed, its end is one of them. */
  #refuse(activation: Activation, failure: Failure, feed: Holder | undefined): void {
    void this.#tellStart(activation);
    if (feed === undefined) this.failed(activation, failure);
    else this.#parts.live.set(activation, feed.hold(activation));
  }

  /** The same work was done before: its packets leave again (P6). */
  #reuse(activation: Activation, found: readonly OutputPacket[] | Promise<readonly OutputPacket[] | undefined>): void {
    if (!(found instanceof Promise)) return this.#giveAgain(activation, found);
    this.#parts.live.set(activation, { cancel: () => undefined });
    void found.then((packets) => {
      if (!this.#parts.live.delete(activation)) return;
      this.#parts.now();
      this.#giveAgain(activation, packets);
      this.#parts.pump();
    });
  }

  /** What is not there any more, or breaks a contract of now, is made anew. */
  #giveAgain(activation: Activation, packets: readonly OutputPacket[] | undefined): void {
    const outputs = packets && recordedPackets(activation, packets);
    if (outputs === undefined || breach(this.#parts, activation, outputs) !== undefined)
      return this.#work(activation, undefined, this.#tellStart(activation));
    this.finished(activation, outputs, "cache");
    this.#parts.setup.chosen?.results?.tell(activation, this.#parts.append);
  }

  /** What was interrupted runs again, from its start; where its policy says so, only once somebody has said it shall (P3). */
  again(activation: Activation, recall: Recall): void {
    this.#parts.append({ kind: "node-interrupted", ...placeOf(activation) });
    this.#parts.live.delete(activation);
    const { effects, node, pin, inner } = activation.node;
    // What does no work of its own was refused, and is so again.
    if (pin !== undefined || node.disabled === true || inner !== undefined) return this.begin(activation, undefined);
    const refused = breach(this.#parts, activation);
    if (refused !== undefined) return this.#refuse(activation, refused, undefined);
    if (effects !== "write" || node.policy?.onInterrupt !== "ask") return this.#work(activation, recall, this.#tellStart(activation));
    let answer: boolean | undefined;
    const goOn = (again: boolean): void => {
      this.#parts.live.delete(activation);
      if (again) this.#work(activation, recall, this.#tellStart(activation));
      else this.failed(activation, interrupted(activation));
      this.#parts.pump();
    };
    const asking = askAgain(this.#parts, activation, this.#environment.wake, (again) => {
      answer = again;
      if (this.#parts.live.has(activation)) goOn(again);
    });
    if (answer === undefined) this.#parts.live.set(activation, asking);
    else goOn(answer);
  }

  /** Logs the start; what is to wait for the log first comes back as a promise (G6). */
  #tellStart(activation: Activation): Promise<void> | undefined {
    const { node, scope, number } = activation;
    const { journal } = this.#parts.setup;
    const writes = journal !== undefined && node.effects === "write" && node.type.changes !== "run" && node.inner === undefined;
    const inputs = inputCounts(activation);
    if (!writes) {
      this.#parts.append({ kind: "node-started", node: node.id, scope: scope.path, activation: number, inputs, seq: 0, at: 0 });
      return undefined;
    }
    const key = activationKey(this.#environment.runInfo.id, activation);
    this.#parts.append({ kind: "node-started", node: node.id, scope: scope.path, activation: number, inputs, key });
    return journal.durable();
  }

  #work(activation: Activation, recall: Recall | undefined, durable: Promise<void> | undefined): void {
    const resolver = this.#parts.setup.resolvers[activation.node.uid] as ParamResolver;
    const queue = streamInto(activation);
    if (queue !== undefined) {
      const work = this.#streamWork(activation, recall);
      this.#parts.live.set(activation, work);
      if (durable === undefined) work.take(queue);
      else void durable.then(() => work.take(queue));
      return;
    }
    const invocation = new Invocation(this.#environment, activation, resolver, recall);
    if (durable === undefined) invocation.start();
    // Where the log cannot be kept the run has failed by then, and the invocation was cancelled.
    else void durable.then(() => (invocation.ended ? undefined : invocation.start()));
    if (!invocation.ended) this.#parts.live.set(activation, invocation);
  }

  /** What an invocation gives comes in pieces: from now on the pieces are the work. */
  stream(invocation: Invocation, pieces: AsyncIterable<RunPart>): void {
    const { activation, recall } = invocation;
    const work = this.#streamWork(activation, recall);
    this.#parts.live.set(activation, work);
    work.give(invocation, pieces);
  }

  #streamWork(activation: Activation, recall: Recall | undefined): StreamWork {
    const { resolvers, environment } = this.#parts.setup;
    this.#streams ??= streamPorts(resolvers, environment.lineage);
    return streamWork(activation, {
      parts: this.#parts,
      environment: this.#environment,
      ports: this.#streams,
      resolver: resolvers[activation.node.uid] as ParamResolver,
      recall,
      ended: (each, end) => this.#streamEnded(each, end),
    });
  }

  #streamEnded(activation: Activation, end: StreamEnd): void {
    if (this.#parts.state === "ended") return;
    this.#parts.live.delete(activation);
    this.#parts.waiting.delete(activation);
    this.#parts.setup.journal?.results?.forget(activation);
    this.#parts.now();
    if ("failure" in end) this.failed(activation, end.failure);
    else if ("cutOff" in end) this.cutOff(activation);
    else this.#give(activation, end.outputs, false, end.told);
    this.#parts.pump();
  }

  /** What it read from has failed: it ends without a result. */
  cutOff(activation: Activation): void {
    this.#parts.append({ kind: "node-cancelled", ...placeOf(activation) });
    this.release(activation, [], "cancelled");
  }

  settle(invocation: Invocation, end: InvocationEnd): void {
    const { activation } = invocation;
    this.#parts.live.delete(activation);
    this.#parts.waiting.delete(activation);
    if (!invocation.repeatable && activation.node.effects === "pure") this.#parts.setup.journal?.results?.forget(activation);
    if ("failure" in end) this.failed(activation, end.failure);
    else this.#give(activation, end.outputs, invocation.endsScope);
  }

  #give(activation: Activation, outputs: readonly PortOutput[], endsScope: boolean, streamed = NOTHING): void {
    const broken = breach(this.#parts, activation, outputs);
    if (broken === undefined) this.ended(activation, outputs, endsScope, streamed);
    else this.failed(activation, broken);
  }

  /** An activation that worked has failed for good. */
  failed(activation: Activation, failure: Failure): void {
    this.#failures.failed(activation, failure);
    this.#undoNext(activation);
  }

  /** An activation that worked has given its packets; `streamed` had left before. */
  ended(activation: Activation, outputs: readonly PortOutput[], endsScope: boolean, streamed = NOTHING): void {
    if (!endsScope || this.#parts.undoing.has(activation)) {
      this.finished(activation, outputs, "run", false, streamed);
      return this.#undoNext(activation);
    }
    // D6: its packets leave, and then its scope ends, before anything that follows from them begins.
    this.#parts.whole(() => {
      this.finished(activation, outputs, "run", true);
      if (!activation.scope.dead) this.#regions.endScope(activation.scope);
    });
  }

  /** Behind a compensation comes the next one (H7). */
  #undoNext(activation: Activation): void {
    const undone = this.#parts.undoing.get(activation);
    if (undone === undefined) return;
    this.#parts.undoing.delete(activation);
    undone();
  }

  /** `streamed`: what left before, piece by piece. */
  finished(
    activation: Activation,
    outputs: readonly PortOutput[],
    source: ResultSource,
    ends = false,
    streamed: readonly OutputPacket[] = NOTHING,
  ): void {
    const { node, number, scope } = activation;
    const { journal } = this.#parts.setup;
    const plain = toldPackets(node, outputs);
    const told = journal !== undefined && outputs.some(tellsAncestors) ? withAncestors(activation, outputs, plain) : plain;
    if (streamed.length > 0) told.push(...streamed);
    if (ends) {
      this.#parts.append({ kind: "node-finished", node: node.id, scope: scope.path, activation: number, source, outputs: told, ends });
    } else {
      const place = scope.path;
      this.#parts.append({ kind: "node-finished", node: node.id, scope: place, activation: number, source, outputs: told, seq: 0, at: 0 });
    }
    if (source === "run") journal?.results?.keep(activation, told);
    if (node.node.policy?.compensate !== undefined) this.#failures.remember(activation, outputs);
    this.release(activation, outputs, "finished");
  }

  release(activation: Activation, outputs: readonly PortOutput[], state: NodeState): void {
    if (this.#parts.undoing.has(activation)) return;
    this.#gate.leave(activation);
    this.#parts.kernel.finish(activation, outputs, state);
    this.#parts.drain();
  }
}
