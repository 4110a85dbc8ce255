import type { NetReply } from "./protocol.ts";

type Piece = string | Uint8Array;

/** A connection that is open: what to tell of it, what comes, and a way to send. */
export type Connected = {
  readonly about: Extract<NetReply, { opened: unknown }>["opened"];
  readonly pieces: AsyncIterable<Piece>;
  send?(data: Piece): void;
  close?(): void;
};

/** The frame's side of one connection: it passes on as many pieces as the other side has room for. */
export class ServedConnection {
  #room: number;
  #connected: Connected | undefined;
  #wake: (() => void) | undefined;

  constructor(room: number) {
    this.#room = room;
  }

  /** There is room for more pieces. */
  allow(more: number): void {
    this.#room += more;
    this.wake();
  }

  wake(): void {
    this.#wake?.();
  }

  send(data: Piece): void {
    this.#connected?.send?.(data);
  }

  /** Ends it in order: what was sent arrives, and the other side hears of it. */
  close(): void {
    this.#connected?.close?.();
  }

  /** Passes on what comes until it ends, or until the signal is aborted and `wake` called. */
  async pass(connected: Connected, give: (piece: Piece) => void, signal: AbortSignal): Promise<void> {
    this.#connected = connected;
    for await (const piece of connected.pieces) {
      while (this.#room === 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
      if (signal.aborted) return;
      this.#room -= 1;
      give(piece);
    }
  }
}
