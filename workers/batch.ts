import { previewEvent, type RunEvent } from "../src/model/event.ts";
import type { EventBatch } from "./protocol.ts";

/** Most events in a batch. */
export const BATCH = 256;
/** Batches that may be on their way before the first is given back: as many events as come about in a few frames of the page. */
export const CREDITS = 32;
/** Milliseconds for which events are gathered behind a batch. */
const GATHERED = 8;
/** Items that each packet of an event carries to the page: it pages those that it shows. */
const PREVIEW = 0;

export type BatchOptions = {
  send(batch: EventBatch): void;
  /** Calls back after `ms` milliseconds; returns a function that withdraws the call. */
  schedule?(ms: number, call: () => void): () => void;
  /** The time in milliseconds, from anywhere. */
  now?(): number;
};

export type Batching = {
  /** The receiver applied `count` batches. */
  credit(count: number): void;
  /** Resolves when the last event was sent. */
  readonly done: Promise<void>;
};

/**
 * Sends events in arrays of at most {@link BATCH}: at once what comes behind a pause, then when an array is full, or 8 ms after the one
 * before. At most {@link CREDITS} arrays are on their way; then events are no longer taken from the source until one is given back.
 */
export function batchEvents(events: AsyncIterable<RunEvent>, options: BatchOptions): Batching {
  const { schedule = timer, now = () => performance.now() } = options;
  let pending: RunEvent[] = [];
  let credits = CREDITS;
  let withdraw: (() => void) | undefined;
  let wake: (() => void) | undefined;
  let sentAt = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    withdraw?.();
    withdraw = undefined;
    while (pending.length > 0 && credits > 0) {
      credits -= 1;
      sentAt = now();
      options.send(pending.slice(0, BATCH));
      pending = pending.slice(BATCH);
    }
  };
  const sentBelow = async (limit: number): Promise<void> => {
    flush();
    while (pending.length >= limit) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const drain = async (): Promise<void> => {
    for await (const event of events) {
      pending.push(previewEvent(event, PREVIEW));
      if (pending.length >= BATCH) await sentBelow(BATCH);
      else if (withdraw === undefined) {
        const rest = sentAt + GATHERED - now();
        if (rest > 0) withdraw = schedule(rest, flush);
        else flush();
      }
    }
    await sentBelow(1);
  };
  const credit = (count: number): void => {
    credits += count;
    flush();
    wake?.();
  };
  return { credit, done: drain() };
}

function timer(ms: number, call: () => void): () => void {
  const handle = setTimeout(call, ms);
  return () => clearTimeout(handle);
}
