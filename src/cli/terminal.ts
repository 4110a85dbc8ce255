import type { Writable } from "node:stream";
import picocolors from "picocolors";

type Stream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Where a command prints: results to one stream, messages to the other, and a live line where that is a terminal. */
export class Terminal {
  readonly colors: ReturnType<typeof picocolors.createColors>;
  readonly live: boolean;
  readonly #out: Stream;
  readonly #err: Stream;
  #liveLine = false;

  constructor(out: Stream, err: Stream) {
    this.#out = out;
    this.#err = err;
    this.live = err.isTTY === true;
    this.colors = picocolors.createColors(this.live && picocolors.isColorSupported);
  }

  /** Writes a result as it is. */
  result(text: string): void {
    this.#out.write(text);
  }

  /** Writes a line for people. */
  message(text: string): void {
    this.clear();
    this.#err.write(`${text}\n`);
  }

  /** Replaces the live line; nothing where there is no terminal. */
  progress(text: string): void {
    if (!this.live) return;
    const width = (this.#err.columns ?? 80) - 1;
    this.#err.write(`\r\u001b[2K${text.length > width ? `${text.slice(0, width - 1)}…` : text}`);
    this.#liveLine = true;
  }

  clear(): void {
    if (!this.#liveLine) return;
    this.#err.write("\r\u001b[2K");
    this.#liveLine = false;
  }
}
