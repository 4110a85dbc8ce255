import type { RunEvent } from "#engine";
import { batchEvents } from "./batch.ts";

/** Sends events over a port in batches, each given back by a number of credits. The port is closed behind the last one. */
export function sendEvents(events: AsyncIterable<RunEvent>, port: MessagePort): void {
  const batching = batchEvents(events, { send: (batch) => port.postMessage(batch) });
  port.onmessage = ({ data }: MessageEvent<number>) => batching.credit(data);
  void batching.done.then(() => port.close());
}
