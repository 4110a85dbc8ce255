import type { Clock } from "./host.ts";

/** What a schedule needs of those who keep it. */
export type ScheduleKeeping = {
  readonly clock: Clock;
  readonly overlap: "skip" | "queue" | "parallel";
  /** The next due time behind another; undefined where there is none. */
  next(from: number): Promise<number | undefined>;
  /** Starts the run that is due, and resolves when it has ended. */
  start(due: number, next: number | undefined): Promise<void>;
  /** It is due next then, or never again. */
  waits(next: number | undefined): void;
  skipped(due: number): void;
};

/** `ended` resolves when it is never due again and its runs have ended, or when it was stopped; it rejects where `next` does. */
export type KeptSchedule = { readonly ended: Promise<void>; stop(): void };

/** Starts a run at each due time. Of several that passed unnoticed, as while the machine slept, one run starts. */
export function keepSchedule(keeping: ScheduleKeeping): KeptSchedule {
  const { clock, overlap } = keeping;
  const under = new Set<Promise<void>>();
  let queue = Promise.resolve();
  let stopped = false;
  let wake = (): void => undefined;

  const begin = (due: number, next: number | undefined): void => {
    if (overlap === "skip" && under.size > 0) return keeping.skipped(due);
    const run = (): Promise<void> => (stopped ? Promise.resolve() : keeping.start(due, next));
    const started = overlap === "queue" ? queue.then(run) : run();
    queue = started;
    under.add(started);
    void started.then(() => under.delete(started));
  };
  const until = (due: number): Promise<void> =>
    new Promise((resolve) => {
      if (stopped) return resolve();
      const withdraw = clock.schedule(Math.max(0, due - clock.now()), resolve);
      wake = () => {
        withdraw();
        resolve();
      };
    });
  const keep = async (): Promise<void> => {
    let due = await keeping.next(clock.now());
    while (due !== undefined && !stopped) {
      keeping.waits(due);
      await until(due);
      if (stopped) break;
      const behind = await keeping.next(due);
      const missed = behind !== undefined && behind <= clock.now();
      const next = missed ? await keeping.next(clock.now()) : behind;
      begin(due, next);
      due = next;
    }
    if (!stopped) keeping.waits(undefined);
    await Promise.all(under);
  };
  return {
    ended: keep(),
    stop: () => {
      stopped = true;
      wake();
    },
  };
}
