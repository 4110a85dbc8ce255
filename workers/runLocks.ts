const PREFIX = "vwmp-run-";
/** Milliseconds for which a lock is waited for: that of a worker that has just died is free within about 30. */
const PATIENCE = 500;

/** Who drives a run: this worker, or another that is alive. */
export type Driver = "here" | "elsewhere";

/**
 * Sees to it that one worker of this browser drives a run: it holds a Web Lock of the run's id for as long. A place without Web
 * Locks knows only of itself; there the store's revision check alone keeps a second writer out.
 */
export class RunLocks {
  readonly #manager: LockManager | undefined;
  readonly #patience: number;
  readonly #held = new Map<string, () => void>();

  constructor(manager: LockManager | undefined, patience = PATIENCE) {
    this.#manager = manager;
    this.#patience = patience;
  }

  /** Takes the lock of a run; false where somebody alive holds it. */
  take(runId: string): Promise<boolean> {
    return new Promise((taken) => {
      const hold = (): Promise<void> | undefined => {
        if (this.#held.has(runId)) return void taken(false);
        taken(true);
        return new Promise((release) => this.#held.set(runId, release));
      };
      if (this.#manager === undefined) void hold();
      else this.#manager.request(PREFIX + runId, { signal: AbortSignal.timeout(this.#patience) }, hold).catch(() => taken(false));
    });
  }

  release(runId: string): void {
    this.#held.get(runId)?.();
    this.#held.delete(runId);
  }

  /** Resolves when nobody holds the lock of a run any more. */
  async free(runId: string): Promise<void> {
    await this.#manager?.request(PREFIX + runId, { mode: "shared" }, () => undefined);
  }

  /** Who drives which runs just now. */
  async drivers(): Promise<ReadonlyMap<string, Driver>> {
    const { held = [] } = (await this.#manager?.query()) ?? {};
    const names = held.flatMap(({ name, mode }) => (mode === "exclusive" && name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
    const drivers = new Map<string, Driver>(names.map((runId) => [runId, "elsewhere"]));
    for (const runId of this.#held.keys()) drivers.set(runId, "here");
    return drivers;
  }
}
