import { NodeError } from "../model/failure.ts";
import type { Socket } from "../model/host.ts";

/** Messages that may wait to be read; over that the connection is given up, so that no sender can fill the memory. */
const MOST_WAITING = 10_000;

/** Opens a WebSocket of the platform. Resolves once it is open; the signal closes it. */
export async function openSocket(url: string, protocols: readonly string[], signal: AbortSignal): Promise<Socket> {
  const { WebSocket: Platform } = globalThis as { readonly WebSocket?: typeof WebSocket };
  if (Platform === undefined) {
    throw new NodeError("not-here", "This platform has no WebSocket.", { hint: "Use Node 22 or later, or the studio." });
  }
  const socket = new Platform(url, [...protocols]);
  socket.binaryType = "arraybuffer";
  const inbox = new Inbox(url, () => socket.close());
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => inbox.add(typeof data === "string" ? data : new Uint8Array(data));
  const onAbort = (): void => {
    inbox.end(new NodeError("cancelled", "The connection was cancelled.", { kind: "cancelled" }));
    socket.close();
  };
  signal.addEventListener("abort", onAbort, { once: true });
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onclose = ({ code, wasClean }) => {
      const broken = new NodeError("network", `The connection to ${new URL(url).host} broke (${code}).`, { kind: "outside" });
      signal.removeEventListener("abort", onAbort);
      inbox.end(wasClean || code === 1005 ? undefined : broken);
      reject(broken);
    };
  });
  return {
    protocol: socket.protocol,
    send: (data) => socket.send(data as string | Uint8Array<ArrayBuffer>),
    messages: inbox,
    close: () => socket.close(),
  };
}

type Message = string | Uint8Array;

/** Messages in the order in which they came, for one reader. */
class Inbox implements AsyncIterable<Message> {
  readonly #url: string;
  readonly #close: () => void;
  readonly #waiting: Message[] = [];
  #end: { readonly failure: NodeError | undefined } | undefined;
  #wake: (() => void) | undefined;

  constructor(url: string, close: () => void) {
    this.#url = url;
    this.#close = close;
  }

  add(message: Message): void {
    if (this.#end !== undefined) return;
    this.#waiting.push(message);
    if (this.#waiting.length > MOST_WAITING) {
      const message = `${new URL(this.#url).host} sends faster than its messages are taken.`;
      this.end(new NodeError("too-fast", message, { kind: "outside", hint: "Take fewer messages, or make the steps behind it quicker." }));
      this.#close();
    }
    this.#wake?.();
  }

  end(failure: NodeError | undefined): void {
    this.#end ??= { failure };
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Message> {
    for (;;) {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) yield next;
      if (this.#end?.failure !== undefined) throw this.#end.failure;
      if (this.#end !== undefined) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
  }
}
