import { NodeError } from "../model/failure.ts";
import type { Socket } from "../model/host.ts";
import { Inbox } from "./inbox.ts";

/** Messages that may wait to be read, and their size; over that the connection is given up, so that no sender can fill the memory. */
const MOST_WAITING = 10_000;
const MOST_BYTES = 100_000_000;

/** What is used of a WebSocket. */
export type SocketLike = Pick<WebSocket, "protocol" | "onopen" | "onmessage" | "onclose" | "onerror"> & {
  binaryType: string;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(): void;
};
export type SocketClass = new (url: string, protocols: string[]) => SocketLike;

type Message = string | Uint8Array;

/** Opens a WebSocket of the platform, or of the class given. Resolves once it is open; the signal closes it. */
export async function openSocket(
  url: string,
  protocols: readonly string[],
  signal: AbortSignal,
  Platform: SocketClass | undefined = (globalThis as { readonly WebSocket?: SocketClass }).WebSocket,
): Promise<Socket> {
  if (Platform === undefined) {
    throw new NodeError("not-here", "This platform has no WebSocket.", { hint: "Use Node or the studio." });
  }
  if (signal.aborted) throw cancelled();
  const socket = made(Platform, url, protocols);
  const host = new URL(url).host;
  socket.binaryType = "arraybuffer";
  let bytes = 0;
  const sizes: number[] = [];
  const inbox = new Inbox<Message>({ taken: () => (bytes -= sizes.shift() ?? 0), left: () => socket.close() });
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    const message = typeof data === "string" ? data : new Uint8Array(data);
    sizes.push(message.length);
    bytes += message.length;
    inbox.add(message);
    if (inbox.size <= MOST_WAITING && bytes <= MOST_BYTES) return;
    const hint = "Take fewer messages, or make the steps behind it quicker.";
    inbox.end(new NodeError("too-fast", `${host} sends faster than its messages are taken.`, { kind: "outside", hint }));
    socket.close();
  };
  const onAbort = (): void => {
    inbox.end(cancelled());
    socket.close();
  };
  signal.addEventListener("abort", onAbort, { once: true });
  await new Promise<void>((resolve, reject) => {
    let open = false;
    socket.onopen = () => {
      open = true;
      resolve();
    };
    // The close that follows says more.
    socket.onerror = () => undefined;
    socket.onclose = ({ code, reason, wasClean }) => {
      signal.removeEventListener("abort", onAbort);
      inbox.end(wasClean || code === 1005 ? undefined : broken(host, code, reason));
      reject(signal.aborted ? cancelled() : open ? broken(host, code, reason) : unreachable(host, code));
    };
  });
  return {
    protocol: socket.protocol,
    send: (data) => socket.send(data as string | Uint8Array<ArrayBuffer>),
    messages: inbox,
    close: () => socket.close(),
  };
}

function made(Platform: SocketClass, url: string, protocols: readonly string[]): SocketLike {
  try {
    return new Platform(url, [...protocols]);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : "";
    throw new NodeError("bad-socket", `No WebSocket can be opened to this address: ${why}`, { param: "url", cause });
  }
}

function cancelled(): NodeError {
  return new NodeError("cancelled", "The connection was cancelled.", { kind: "cancelled" });
}

function broken(host: string, code: number, reason: string): NodeError {
  const why = reason === "" ? String(code) : `${code}: ${reason}`;
  return new NodeError("network", `The connection to ${host} broke (${why}).`, { kind: "outside" });
}

function unreachable(host: string, code: number): NodeError {
  return new NodeError("network", `No WebSocket could be opened to ${host} (${code}).`, {
    kind: "outside",
    hint: "Look at the address: the server has to speak WebSocket there, and to allow this page where it runs in one.",
  });
}
