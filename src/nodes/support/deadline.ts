import type { NodeHost } from "../../model/host.ts";

/** A moment at which waiting ends. */
export class Deadline {
  #passed = false;
  #wake: (() => void) | undefined;

  /** `ms` from now; never for 0. */
  constructor(host: NodeHost, ms: number) {
    if (ms === 0) return;
    const pass = (): void => {
      this.#passed = true;
      this.#wake?.();
    };
    // A rejection means that the activation ends, and so does whatever waits.
    host.sleep(ms).then(pass, () => undefined);
  }

  get passed(): boolean {
    return this.#passed;
  }

  /** What the promise gives, or undefined when the moment comes first. Only one may be waited for at a time. */
  before<T>(promise: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      this.#wake = () => resolve(undefined);
      promise.then(resolve, reject);
      if (this.#passed) resolve(undefined);
    });
  }
}
