/** A time limit: how long, and how to be called when it is over (returns a function that withdraws the call). */
export type TimeLimit = { readonly ms: number; after(ms: number, call: () => void): () => void };

export type Settled = {
  readonly good: (value: unknown) => void;
  readonly bad: (thrown: unknown) => void;
  /** The limit came first. */
  readonly late: (ms: number) => void;
};

/** Calls exactly one of the three, once: as the promise settles, or `late` when the limit is over before. */
export function settleInTime(promise: PromiseLike<unknown>, limit: TimeLimit | undefined, { good, bad, late }: Settled): void {
  if (limit === undefined && promise instanceof Promise) return void promise.then(good, bad);
  let over = false;
  const once = (call: () => void): void => {
    if (over) return;
    over = true;
    withdraw?.();
    call();
  };
  const withdraw = limit?.after(limit.ms, () => once(() => late(limit.ms)));
  promise.then(
    (value) => once(() => good(value)),
    (thrown: unknown) => once(() => bad(thrown)),
  );
}
