import { NodeError } from "../../model/failure.ts";
import type { NodeHost } from "../../model/host.ts";
import { Deadline } from "./deadline.ts";
import { requireDuration } from "./requireDuration.ts";

export type StreamParams = {
  readonly most: number;
  readonly duration: string | number;
  readonly stopAt: string;
  readonly reconnects: number;
  readonly delay: string | number;
};

/** A connection: what comes of it, and a way to end it while nothing comes. */
export type Connection<T> = { readonly messages: AsyncIterable<T>; close?(): void };

export type Source<T> = {
  /** Connects; undefined where there is nothing more to come. */
  open(): Promise<Connection<T> | undefined>;
  /** The text that `stopAt` is compared with; undefined for a message without one. */
  textOf(message: T): string | undefined;
  /** Whether to try again after a failure. */
  again(failure: unknown): boolean;
  /** Whether to connect again when the other side ends it in order. */
  readonly endless: boolean;
  /** Milliseconds that the other side asks to wait before. */
  pause?(): number | undefined;
};

/** True for a failure of the connection, not of what came over it. */
export function isBreak(failure: unknown): boolean {
  return failure instanceof NodeError && (failure.code === "network" || failure.code === "network-or-cors" || failure.code === "timeout");
}

const LONGEST_PAUSE = 60_000;

/** The messages of a source that connects again when its connection breaks, until one of the limits is reached. */
export async function* reconnecting<T>(source: Source<T>, params: StreamParams, host: NodeHost): AsyncGenerator<T, void, undefined> {
  const deadline = new Deadline(host, requireDuration(params.duration, "duration"));
  const first = requireDuration(params.delay, "delay");
  let given = 0;
  for (let tries = 0; ; tries += 1) {
    let connection: Connection<T> | undefined;
    try {
      connection = await deadline.before(source.open());
      if (connection === undefined) return;
      for await (const message of until(deadline, connection)) {
        if (params.stopAt !== "" && source.textOf(message) === params.stopAt) return;
        tries = 0;
        given += 1;
        yield message;
        if (given === params.most) return;
      }
      if (deadline.passed || !source.endless) return;
      if (tries >= params.reconnects) return;
    } catch (failure) {
      if (!source.again(failure) || tries >= params.reconnects) throw failure;
    } finally {
      connection?.close?.();
    }
    const pause = Math.min(source.pause?.() ?? first * 2 ** tries, LONGEST_PAUSE);
    await deadline.before(host.sleep(pause));
    if (deadline.passed) return;
  }
}

/** What comes before the deadline. */
async function* until<T>(deadline: Deadline, { messages, close }: Connection<T>): AsyncGenerator<T, void, undefined> {
  const iterator = messages[Symbol.asyncIterator]();
  let waiting = false;
  try {
    for (;;) {
      waiting = true;
      const next = await deadline.before(iterator.next());
      waiting = next === undefined;
      if (next === undefined || next.done === true) return;
      yield next.value;
    }
  } finally {
    close?.();
    const left = iterator.return?.();
    // While it waits for a message it cannot be left: the end of the activation does that.
    if (waiting) left?.catch(() => undefined);
    else await left;
  }
}
