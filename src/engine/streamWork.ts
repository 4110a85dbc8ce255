import type { OutputPacket } from "../model/event.ts";
import type { Failure } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { Fold, RunPart } from "../model/nodeType.ts";
import { BrokenStream, type Chunk, type ChunkQueue } from "./chunkQueue.ts";
import { Invocation, type InvocationEnd } from "./invocation.ts";
import { cancelled, failureOf } from "./invocationSupport.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { normaliseItems } from "./normalise.ts";
import { Packet } from "./packet.ts";
import type { ParamResolver } from "./params.ts";
import type { Recall } from "./recall.ts";
import { portItems } from "./results.ts";
import type { RunEnvironment } from "./runEnvironment.ts";
import type { LiveWork, RunParts } from "./runParts.ts";
import { StreamOutput } from "./streamOutput.ts";
import type { StreamPorts } from "./streamPorts.ts";

/** How work in pieces ended: it gave its last packets, it failed, or what it read from was cut off. */
export type StreamEnd =
  | { readonly outputs: readonly PortOutput[]; readonly told: readonly OutputPacket[] }
  | { readonly failure: Failure }
  | { readonly cutOff: true };

export type StreamSetup = {
  readonly parts: RunParts;
  readonly environment: RunEnvironment;
  readonly ports: StreamPorts;
  readonly resolver: ParamResolver;
  readonly recall: Recall | undefined;
  /** Called once, unless it was cancelled. */
  readonly ended: (activation: Activation, end: StreamEnd) => void;
};

/** Time between two reports of how many items have passed. */
const REPORT_MS = 1000;

/** An activation that takes or gives its items piece by piece (F4, B1). */
export function streamWork(activation: Activation, setup: StreamSetup): StreamWork {
  return new StreamWork(activation, setup);
}

class StreamWork implements LiveWork {
  readonly #activation: Activation;
  readonly #setup: StreamSetup;
  readonly #output: StreamOutput;
  #queue: ChunkQueue | undefined;
  #current: Invocation | undefined;
  #over = false;
  #reportedAt = 0;
  #done = 0;

  constructor(activation: Activation, setup: StreamSetup) {
    this.#activation = activation;
    this.#setup = setup;
    this.#output = new StreamOutput(setup.parts, activation, setup.ports, setup.recall?.streams ?? new Map());
  }

  cancel(): void {
    if (this.#over) return;
    this.#over = true;
    this.#current?.cancel();
    this.#close(cancelled("The run was cancelled."));
  }

  /** Takes the chunks of `queue`. */
  take(queue: ChunkQueue): void {
    this.#queue = queue;
    const { type } = this.#activation.node;
    void this.#run(type.takes === "fold" && type.run.fold !== undefined ? this.#fold(queue) : this.#map(queue));
  }

  /** Gives what an invocation that ran gives piece by piece. */
  give(invocation: Invocation, pieces: AsyncIterable<RunPart>): void {
    this.#current = invocation;
    void this.#run(this.#pass(pieces));
  }

  async #run(work: Promise<void>): Promise<void> {
    try {
      await work;
      if (this.#over) return;
      this.#wait();
      await this.#output.taken();
      if (this.#over) return;
      this.#end({ outputs: this.#output.outputs(), told: this.#output.told() });
    } catch (thrown) {
      if (this.#over) return;
      if (thrown instanceof BrokenStream) this.#end({ cutOff: true });
      else this.#end({ failure: thrown instanceof FailedChunk ? thrown.failure : failureOf(this.#invocation([]), thrown, undefined) });
    }
  }

  /** It only waits for those that read from it: its place is free for them (O2). */
  #wait(): void {
    this.#setup.parts.waiting.set(this.#activation, 1);
    this.#setup.parts.pump();
  }

  #end(end: StreamEnd): void {
    this.#over = true;
    this.#current?.cancel();
    this.#setup.parts.waiting.delete(this.#activation);
    this.#close("failure" in end ? end.failure : "cutOff" in end ? "cut off" : undefined);
    this.#setup.ended(this.#activation, end);
  }

  #close(cause: unknown): void {
    this.#queue?.leave();
    if (cause !== undefined) this.#output.fail(cause);
  }

  async #pass(pieces: AsyncIterable<RunPart>): Promise<void> {
    const { node } = this.#activation;
    for await (const piece of pieces) {
      if (this.#stopped()) return;
      const ports = portItems(node, piece);
      for (let port = 0; port < ports.length; port += 1) {
        const items = ports[port];
        if (items === undefined) continue;
        await this.#output.add(port, this.#clean(items));
        if (port === 0) this.#report(items.length);
      }
      await this.#rest();
    }
  }

  #clean(items: readonly unknown[]): readonly Item[] {
    const { secrets } = this.#setup.environment;
    const clean = normaliseItems(items, []);
    return secrets === undefined ? clean : secrets.redaction.json(clean);
  }

  /** The invocation that gives has come to its end otherwise, at its time limit for example. */
  #stopped(): boolean {
    if (!this.#over && this.#current?.ended === true) {
      this.#over = true;
      this.#close("ended");
    }
    return this.#over;
  }

  /** Lets others have the thread when its share is over. */
  #rest(): Promise<void> | undefined {
    if (!this.#setup.environment.overdue()) return undefined;
    return new Promise((resolve) => this.#setup.environment.yield(resolve));
  }

  async #map(queue: ChunkQueue): Promise<void> {
    const first = this.#activation.node.type.mode === "each" ? 0 : undefined;
    if (first === 0) await this.#output.add(0, []);
    for (let chunk = await queue.next(), from = 0; chunk !== undefined; chunk = await queue.next()) {
      const outputs = await this.#chunk(chunk, from);
      if (this.#over) return;
      from += chunk.length;
      for (let port = 0; port < outputs.length; port += 1) {
        const output = outputs[port];
        if (output instanceof Packet) await this.#output.add(port, output.items);
      }
      this.#report(chunk.length);
      await this.#rest();
    }
  }

  async #fold(queue: ChunkQueue): Promise<void> {
    const invocation = this.#invocation([]);
    this.#current = invocation;
    const fold: Fold = invocation.fold();
    for (let chunk = await queue.next(); chunk !== undefined; chunk = await queue.next()) {
      const adding = fold.add(chunk);
      if (adding !== undefined) await adding;
      this.#report(chunk.length);
      await this.#rest();
      if (this.#over) return;
    }
    const ports = portItems(this.#activation.node, await fold.end());
    for (let port = 0; port < ports.length; port += 1) {
      const items = ports[port];
      if (items !== undefined) await this.#output.add(port, this.#clean(items));
    }
  }

  /** What the node gives for a part of its items; `from` is the position of the first. */
  #chunk(chunk: Chunk, from: number): Promise<readonly PortOutput[]> {
    return new Promise((resolve, reject) => {
      const settle = (_: Invocation, end: InvocationEnd): void => {
        if ("failure" in end) reject(new FailedChunk(end.failure));
        else resolve(end.outputs);
      };
      const invocation = this.#invocation(chunk, from, settle);
      this.#current = invocation;
      invocation.start();
    });
  }

  #invocation(items: Chunk, first = 0, ended: RunEnvironment["ended"] = () => undefined): Invocation {
    const { environment, resolver, recall } = this.#setup;
    return new Invocation({ ...environment, ended }, this.#activation, resolver, recall, { items, first });
  }

  #report(count: number): void {
    this.#done += count;
    const now = this.#setup.environment.activationTime();
    if (this.#reportedAt === 0) this.#reportedAt = now;
    if (now - this.#reportedAt < REPORT_MS) return;
    this.#reportedAt = now;
    const { node, scope, number } = this.#activation;
    this.#setup.parts.append({ kind: "node-progressed", node: node.id, scope: scope.path, activation: number, done: this.#done });
  }
}

export type { StreamWork };

/** Carries the failure of a chunk out of its promise. */
class FailedChunk extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}
