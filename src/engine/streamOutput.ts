import type { OutputPacket } from "../model/event.ts";
import type { Item } from "../model/item.ts";
import type { Chunk, ChunkQueue } from "./chunkQueue.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { Packet } from "./packet.ts";
import { placeOf, type RunParts } from "./runParts.ts";
import { type StreamedPacket, streamedTo } from "./streamedPacket.ts";
import type { StreamPorts } from "./streamPorts.ts";

/** The first items of a stream, which the log shows. */
const SHOWN = 100;

/** How many items go on at once (B3). */
const CHUNK_ITEMS = 1000;

type OpenPort = { readonly queues: readonly ChunkQueue[]; readonly shown: Item[]; count: number };

/** What an activation gives piece by piece: ports that may stream go on at once, the others are gathered. */
export class StreamOutput {
  readonly #parts: RunParts;
  readonly #activation: Activation;
  readonly #ports: StreamPorts;
  readonly #open = new Map<number, OpenPort>();
  readonly #gathered: (Item[] | undefined)[];
  /** Ports that were opened before an interruption. */
  readonly #before: ReadonlyMap<string, readonly StreamedPacket[]>;

  constructor(parts: RunParts, activation: Activation, ports: StreamPorts, before: ReadonlyMap<string, readonly StreamedPacket[]>) {
    this.#parts = parts;
    this.#activation = activation;
    this.#ports = ports;
    this.#before = before;
    this.#gathered = new Array<Item[] | undefined>(activation.node.outputs.length).fill(undefined);
  }

  /** Adds to a port; a promise where its readers have no room. */
  async add(port: number, items: readonly Item[]): Promise<void> {
    if (!this.#ports.canStream(this.#activation.node, port)) {
      const gathered = this.#gathered[port] ?? [];
      this.#gathered[port] = gathered;
      for (const item of items) gathered.push(item);
      return;
    }
    const open = this.#open.get(port) ?? this.#openPort(port);
    open.count += items.length;
    for (let at = 0; open.shown.length < SHOWN && at < items.length; at += 1) open.shown.push(items[at] as Item);
    for (let from = 0; from < items.length; from += CHUNK_ITEMS) {
      const chunk: Chunk = items.length <= CHUNK_ITEMS ? items : items.slice(from, from + CHUNK_ITEMS);
      for (const queue of open.queues) await queue.push(chunk);
    }
  }

  #openPort(port: number): OpenPort {
    const { node } = this.#activation;
    const name = node.outputs[port] as string;
    const before = this.#before.get(name);
    const packets = before ?? streamedTo(this.#parts, this.#activation, port);
    const open: OpenPort = { queues: packets.map(({ queue }) => queue), shown: [], count: 0 };
    this.#open.set(port, open);
    if (before === undefined && packets.length > 0) {
      this.#parts.append({ kind: "stream-opened", ...placeOf(this.#activation), port: name });
      this.#parts.kernel.emit(this.#activation, port, packets);
      this.#parts.drain();
      this.#parts.pump();
    }
    return open;
  }

  /** Resolves when all readers have taken everything, or left. */
  async taken(): Promise<void> {
    const queues = [...this.#open.values()].flatMap(({ queues: each }) => each);
    for (const queue of queues) queue.end();
    for (const queue of queues) await queue.left();
  }

  /** What is left to leave at the end: packets of the ports that do not stream. */
  outputs(): PortOutput[] {
    return this.#gathered.map((items) => (items === undefined ? undefined : new Packet(items, this.#activation.node.uid)));
  }

  /** What went on before. */
  told(): readonly OutputPacket[] {
    const { outputs } = this.#activation.node;
    return [...this.#open].map(([port, { shown, count }]) => ({ port: outputs[port] as string, count, items: shown, streamed: true }));
  }

  fail(cause: unknown): void {
    for (const { queues } of this.#open.values()) for (const queue of queues) queue.fail(cause);
  }
}
