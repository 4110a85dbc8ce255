import type { RunContext } from "../../model/nodeType.ts";

/** What nodes of one run share while it lasts: a value by key, made when it is first asked for. It goes when the run goes. */
export class RunMemory<T> {
  readonly #runs = new WeakMap<RunContext["run"], Map<string, T>>();

  get(run: RunContext["run"], key: string, make: () => T): T {
    const values = this.#runs.get(run) ?? new Map<string, T>();
    this.#runs.set(run, values);
    const value = values.get(key) ?? make();
    values.set(key, value);
    return value;
  }

  /** Forgets the value, if it is still this one. */
  forget(run: RunContext["run"], key: string, value: T): void {
    const values = this.#runs.get(run);
    if (values?.get(key) === value) values.delete(key);
  }
}
