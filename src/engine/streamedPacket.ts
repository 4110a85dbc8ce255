import { ChunkQueue } from "./chunkQueue.ts";
import type { Activation } from "./kernelState.ts";
import { Packet } from "./packet.ts";
import type { RunParts } from "./runParts.ts";

/** A packet whose items come piece by piece, for one reader; it holds none itself. */
export class StreamedPacket extends Packet {
  readonly queue: ChunkQueue;

  constructor(producer: number, queue: ChunkQueue) {
    super([], producer);
    this.queue = queue;
  }
}

/** One for each edge of a port, in their order. */
export function streamedTo({ setup }: RunParts, { node }: Activation, port: number): readonly StreamedPacket[] {
  const spill = setup.environment.host.spill?.bind(setup.environment.host);
  return (node.outEdges[port] as readonly number[]).map(() => new StreamedPacket(node.uid, new ChunkQueue(spill)));
}

/** The stream that an activation takes; undefined where its packets are whole. */
export function streamInto({ inputs }: Activation): ChunkQueue | undefined {
  for (const packet of inputs) if (packet instanceof StreamedPacket) return packet.queue;
  return undefined;
}
