import type { RunEvent } from "#engine";
import { batchEvents } from "./batch.ts";
import { pagePace } from "./pagePace.ts";

/**
 * Sends events over a port in batches, each given back by a number of credits; `pace` is told of both. The port is closed behind the last
 * one.
 */
export function sendEvents(events: AsyncIterable<RunEvent>, port: MessagePort, pace = pagePace): void {
  let onTheWay = 0;
  const giveBack = (count: number): void => {
    onTheWay -= count;
    pace.givenBack(count);
  };
  const batching = batchEvents(events, {
    send(batch) {
      onTheWay += 1;
      pace.sent();
      port.postMessage(batch);
    },
  });
  port.onmessage = ({ data }: MessageEvent<number>) => {
    giveBack(data);
    batching.credit(data);
  };
  void batching.done.then(() => {
    giveBack(onTheWay);
    port.close();
  });
}
