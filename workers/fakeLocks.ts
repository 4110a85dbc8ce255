type Request = { readonly name: string; readonly mode: LockMode; readonly run: () => unknown; readonly done: (value: unknown) => void };

/** Web Locks of one origin: `worker()` gives a worker's view of them, whose locks are freed by its death. */
export class FakeLocks {
  readonly #held: (Request & { readonly owner: object })[] = [];
  readonly #waiting: (Request & { readonly owner: object })[] = [];

  worker(): { readonly manager: LockManager; die(): void } {
    const owner = {};
    const request = (name: string, second: LockOptions | (() => unknown), third?: () => unknown): Promise<unknown> =>
      new Promise((done, refuse) => {
        const { mode = "exclusive", signal } = typeof second === "function" ? {} : second;
        const asked = { name, mode, run: third ?? (second as () => unknown), done, owner };
        this.#waiting.push(asked);
        signal?.addEventListener("abort", () => {
          const at = this.#waiting.indexOf(asked);
          if (at >= 0) this.#waiting.splice(at, 1);
          if (at >= 0) refuse(signal.reason);
        });
        this.#grant();
      });
    const told = ({ name, mode }: Request) => ({ name, mode, clientId: "" });
    const query = async () => ({ held: this.#held.map(told), pending: this.#waiting.map(told) });
    const die = (): void => {
      for (const list of [this.#held, this.#waiting]) list.splice(0, list.length, ...list.filter((each) => each.owner !== owner));
      this.#grant();
    };
    return { manager: { request, query } as LockManager, die };
  }

  #grant(): void {
    for (const asked of [...this.#waiting]) {
      const against = this.#held.filter(({ name }) => name === asked.name);
      if (against.length > 0 && (asked.mode === "exclusive" || against.some(({ mode }) => mode === "exclusive"))) continue;
      this.#waiting.splice(this.#waiting.indexOf(asked), 1);
      this.#held.push(asked);
      void Promise.resolve(asked.run()).then((value) => {
        const at = this.#held.indexOf(asked);
        if (at >= 0) this.#held.splice(at, 1);
        asked.done(value);
        this.#grant();
      });
    }
  }
}
