import type { EventBatch } from "../../../workers/protocol.ts";

/** Milliseconds after which events are applied even though no frame is drawn: a page in the background gets none. */
const LONGEST = 200;

/** Milliseconds of a frame in which events are applied; what is left then waits for the next one, so that the page stays quick. */
const BUDGET = 12;

/** Calls back at the next frame. */
export type NextFrame = (call: () => void) => void;

/** What is done with events: `apply` for each batch, `show` once a frame behind all that were applied in it. */
export type Applying = { apply(batch: EventBatch): void; show(): void };

/**
 * Gathers batches and applies them once a frame, in the order in which they came, as many as there is time for. What it returns takes a
 * batch and resolves when that batch is shown.
 */
export function frameQueue(
  { apply, show }: Applying,
  nextFrame: NextFrame = drawnFrame,
  now = () => performance.now(),
): (batch: EventBatch) => Promise<void> {
  const waiting: { readonly batch: EventBatch; readonly tell: () => void }[] = [];
  const flush = (): void => {
    const end = now() + BUDGET;
    let applied = 0;
    do apply((waiting[applied] as (typeof waiting)[number]).batch);
    while (++applied < waiting.length && now() < end);
    const told = waiting.splice(0, applied);
    if (waiting.length > 0) nextFrame(flush);
    show();
    for (const { tell } of told) tell();
  };
  return (batch) =>
    new Promise((tell) => {
      if (waiting.length === 0) nextFrame(flush);
      waiting.push({ batch, tell });
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
