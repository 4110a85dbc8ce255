import type { EventBatch } from "../../../workers/protocol.ts";
import type { RunEvent } from "../../model/event.ts";

/** Milliseconds after which events are applied even though no frame is drawn: a page in the background gets none. */
const LONGEST = 200;

/** Calls back at the next frame. */
export type NextFrame = (call: () => void) => void;

/**
 * Gathers batches and applies them together once a frame, in the order in which they came. What it returns takes a batch
 * and resolves when that batch has been applied.
 */
export function frameQueue(
  apply: (events: readonly RunEvent[]) => void,
  nextFrame: NextFrame = drawnFrame,
): (batch: EventBatch) => Promise<void> {
  let events: RunEvent[] = [];
  let waiting: (() => void)[] = [];
  const flush = (): void => {
    const [taken, told] = [events, waiting];
    events = [];
    waiting = [];
    apply(taken);
    for (const tell of told) tell();
  };
  return (batch) =>
    new Promise((resolve) => {
      if (waiting.length === 0) nextFrame(flush);
      waiting.push(resolve);
      for (const event of batch) events.push(event);
    });
}

function drawnFrame(call: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    call();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, LONGEST);
}
