import type { Spill } from "../model/host.ts";
import type { Item } from "../model/item.ts";

/** Items that travel together: a part of a packet. */
export type Chunk = readonly Item[];

/** Chunks that wait in memory for their reader. */
const MOST_HELD = 4;

/** What a reader is told when the writer has failed. */
export class BrokenStream extends Error {
  constructor(cause: unknown) {
    super("the stream ended early", { cause });
    this.name = "BrokenStream";
  }
}

/**
 * The chunks of one packet on one edge, from one writer to one reader (B1, B4). The writer waits when four of them wait; while the
 * reader has not begun — it may be kept back by what waits for the writer — they go to a spill file instead (B2).
 */
export class ChunkQueue {
  readonly #makeSpill: (() => Promise<Spill>) | undefined;
  readonly #held: Chunk[] = [];
  #spill: Spill | undefined;
  /** Chunks in the spill; they come behind those held. */
  #spilled = 0;
  #reading = false;
  #ended = false;
  #left = false;
  #broken: { readonly cause: unknown } | undefined;
  #wakeReader: (() => void) | undefined;
  #wakeWriter: (() => void) | undefined;
  #onLeft: (() => void) | undefined;

  constructor(makeSpill: (() => Promise<Spill>) | undefined) {
    this.#makeSpill = makeSpill;
  }

  /** A promise where the writer has to wait for room. */
  push(chunk: Chunk): Promise<void> | undefined {
    if (this.#left) return undefined;
    if (this.#spilled === 0 && this.#held.length < MOST_HELD) {
      this.#hold(chunk);
      return undefined;
    }
    return this.#pushLater(chunk);
  }

  #hold(chunk: Chunk): void {
    this.#held.push(chunk);
    this.#wakeReader?.();
  }

  async #pushLater(chunk: Chunk): Promise<void> {
    if (!this.#reading && this.#makeSpill !== undefined) {
      this.#spill ??= await this.#makeSpill();
      await this.#spill.write(JSON.stringify(chunk));
      this.#spilled += 1;
      this.#wakeReader?.();
      return;
    }
    while (!this.#left && this.#broken === undefined && (this.#spilled > 0 || this.#held.length >= MOST_HELD)) {
      await new Promise<void>((wake) => {
        this.#wakeWriter = wake;
      });
    }
    if (!this.#left) this.#hold(chunk);
  }

  /** Nothing more will come. */
  end(): void {
    this.#ended = true;
    this.#wakeReader?.();
  }

  /** The writer has failed: so does the reader. */
  fail(cause: unknown): void {
    this.#broken = { cause };
    this.#wakeReader?.();
    this.#wakeWriter?.();
  }

  /** The reader takes no more: what comes is dropped. */
  leave(): void {
    if (this.#left) return;
    this.#left = true;
    this.#held.length = 0;
    this.#wakeWriter?.();
    this.#onLeft?.();
    void this.#spill?.close();
  }

  /** Resolves when the reader has left. */
  left(): Promise<void> {
    return this.#left ? Promise.resolve() : new Promise((resolve) => (this.#onLeft = resolve));
  }

  /**
   * The next chunk; undefined behind the last.
   *
   * @throws BrokenStream where the writer has failed.
   */
  async next(): Promise<Chunk | undefined> {
    this.#reading = true;
    for (;;) {
      if (this.#broken !== undefined) throw new BrokenStream(this.#broken.cause);
      const held = this.#held.shift();
      if (held !== undefined) {
        this.#wakeWriter?.();
        return held;
      }
      if (this.#spilled > 0 && this.#spill !== undefined) {
        const chunk = JSON.parse(await this.#spill.read()) as Chunk;
        this.#spilled -= 1;
        if (this.#spilled === 0) this.#wakeWriter?.();
        return chunk;
      }
      if (this.#ended || this.#left) return undefined;
      await new Promise<void>((wake) => {
        this.#wakeReader = wake;
      });
    }
  }
}
