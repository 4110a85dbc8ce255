import type { Clock } from "../model/host.ts";
import type { VirtualClock } from "./virtualClock.ts";

/** How it ended: the promise settled; nothing is left that could settle it; or it was still open when the time was over. */
export type Passed = "settled" | "stuck" | "late";

export type Passing = {
  readonly clock: VirtualClock;
  /** The clock on the wall. */
  readonly wall: Clock;
  /** What takes real time, and no virtual time. */
  readonly work: { readonly atWork: boolean; readonly changes: number };
  /** Milliseconds of virtual time that may pass. */
  readonly limit: number;
};

/** Milliseconds on the wall after which virtual time goes on without work that does not end. */
const PATIENCE = 10_000;

/**
 * Lets virtual time pass until `promise` settles. Before each step everything that can happen by itself has happened: promises
 * have settled, and work is done. So the order of events is the same on every machine.
 */
export async function passTime(promise: Promise<unknown>, { clock, wall, work, limit }: Passing): Promise<Passed> {
  const end = clock.now() + limit;
  let settled = false;
  const mark = (): void => {
    settled = true;
  };
  promise.then(mark, mark);
  let changes = work.changes;
  let quietSince = wall.now();
  for (;;) {
    await new Promise<void>((resolve) => wall.yield(resolve));
    if (settled) return "settled";
    const next = clock.untilNext;
    if (work.atWork) {
      if (work.changes !== changes) {
        changes = work.changes;
        quietSince = wall.now();
      }
      if (wall.now() - quietSince < PATIENCE) {
        await new Promise<void>((resolve) => void wall.schedule(1, resolve));
        continue;
      }
    }
    if (next === undefined) return "stuck";
    if (clock.now() + next > end) return "late";
    clock.advance();
  }
}
