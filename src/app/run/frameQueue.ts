import type { EventBatch } from "../../../workers/protocol.ts";
import { nextFrame as drawnFrame, type NextFrame } from "./nextFrame.ts";

/** Milliseconds of a frame in which events are applied; what is left then waits for the next one, so that the page stays quick. */
const BUDGET = 12;

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
