import type { Json } from "../model/json.ts";
import type { StreamedPacket } from "./streamedPacket.ts";

/** What is known of an activation that was interrupted: it runs again with the same start, the same waits, the same signals (P3, E2). */
export class Recall {
  /** Milliseconds since 1970: its `now`. */
  readonly startedAt: number;
  readonly #waitEnds: (number | undefined)[] = [];
  #waiting = false;
  readonly #taken: { readonly name: string; readonly data: Json | undefined }[] = [];
  /** The streams it had opened, by port: its readers have them. */
  readonly streams = new Map<string, readonly StreamedPacket[]>();
  /** The runs it called, in order. */
  readonly #calls: string[] = [];

  constructor(startedAt: number) {
    this.startedAt = startedAt;
  }

  waited(until: number | undefined): void {
    this.#waitEnds.push(until);
    this.#waiting = true;
  }

  /** Its wait is over by its timer: it will be over at once when it waits again. */
  timerFired(): void {
    this.#waiting = false;
  }

  /** A wait that got a signal does not come again. */
  took(name: string, data: Json | undefined): void {
    this.#taken.push({ name, data });
    if (this.#waiting) this.#waitEnds.pop();
    this.#waiting = false;
  }

  /** It ran again, and waited again: what is known of its earlier waits is told anew. */
  interrupted(): void {
    this.#waitEnds.length = 0;
    this.#waiting = false;
  }

  called(runId: string): void {
    this.#calls.push(runId);
  }

  /** When the wait that begins next was to end before; undefined for one that had not begun, or waits for signals alone. */
  nextWaitEnd(): number | undefined {
    return this.#waitEnds.shift();
  }

  /** A signal that it had before. */
  takenSignal(name: string): { readonly data: Json | undefined } | undefined {
    const at = this.#taken.findIndex((each) => each.name === name);
    return at < 0 ? undefined : this.#taken.splice(at, 1)[0];
  }

  /** The run that it called at this point before. */
  nextCall(): string | undefined {
    return this.#calls.shift();
  }
}
