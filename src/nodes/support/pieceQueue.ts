/** Pieces handed from one who writes to one who reads: each is taken before the next is. */
export class PieceQueue implements AsyncIterable<Uint8Array> {
  #piece: { readonly bytes: Uint8Array; readonly taken: () => void } | undefined;
  #end: { readonly error: unknown } | undefined;
  #wake: (() => void) | undefined;

  /** Resolves when the piece was taken; rejects when the reader or the writer gave up. */
  add(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#end?.error !== undefined) return reject(this.#end.error as Error);
      this.#piece = { bytes, taken: () => (this.#end?.error === undefined ? resolve() : reject(this.#end.error as Error)) };
      this.#wake?.();
    });
  }

  end(): void {
    this.#stop(undefined);
  }

  fail(error: unknown): void {
    this.#stop(error);
  }

  #stop(error: unknown): void {
    this.#end ??= { error };
    if (error !== undefined) this.#piece?.taken();
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      if (this.#end?.error !== undefined) throw this.#end.error;
      const piece = this.#piece;
      if (piece !== undefined) {
        this.#piece = undefined;
        yield piece.bytes;
        piece.taken();
      } else if (this.#end !== undefined) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        this.#wake = undefined;
      }
    }
  }
}
