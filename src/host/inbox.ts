/** Values in the order in which they came, for one reader, who is told of the end behind the last. */
export class Inbox<T> implements AsyncIterable<T> {
  readonly #waiting: T[] = [];
  readonly #told: { readonly taken?: () => void; readonly left?: () => void };
  #end: { readonly failure: Error | undefined } | undefined;
  #wake: (() => void) | undefined;

  /** `taken` is called for each value that is read, `left` when the reader goes before the end. */
  constructor(told: { readonly taken?: () => void; readonly left?: () => void } = {}) {
    this.#told = told;
  }

  /** How many wait to be read. */
  get size(): number {
    return this.#waiting.length;
  }

  /** What comes after the end is dropped. */
  add(value: T): void {
    if (this.#end !== undefined) return;
    this.#waiting.push(value);
    this.#wake?.();
  }

  end(failure?: Error): void {
    this.#end ??= { failure };
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    try {
      for (;;) {
        for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
          this.#told.taken?.();
          yield next;
        }
        if (this.#end?.failure !== undefined) throw this.#end.failure;
        if (this.#end !== undefined) return;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        this.#wake = undefined;
      }
    } finally {
      if (this.#end === undefined) this.#told.left?.();
      this.end();
    }
  }
}
