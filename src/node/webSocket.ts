import { createHash, randomBytes } from "node:crypto";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import type { Duplex } from "node:stream";
import { type Frame, FrameError, FrameReader, maskedFrame, OPCODE } from "./webSocketFrames.ts";

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const MOST_BYTES = 100_000_000;
/** Milliseconds for which the other side may take to answer a close. */
const CLOSE_PATIENCE = 2000;
const NORMAL = 1000;
const ABNORMAL = 1006;

/**
 * A WebSocket client (RFC 6455) for Node 20, which has none of its own, in the shape of the web's: what {@link openSocket} uses of it.
 * No extensions.
 */
export class NodeWebSocket {
  protocol = "";
  binaryType = "arraybuffer";
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  readonly #request: ClientRequest;
  readonly #reader = new FrameReader(MOST_BYTES);
  #stream: Duplex | undefined;
  #parts: Buffer[] = [];
  #partsOpcode = 0;
  #partsSize = 0;
  #closing = false;
  #patience: NodeJS.Timeout | undefined;
  #over = false;

  constructor(url: string, protocols: readonly string[], lookup?: LookupFunction) {
    const address = new URL(url);
    const secure = address.protocol === "wss:";
    address.protocol = secure ? "https:" : "http:";
    const key = randomBytes(16).toString("base64");
    this.#request = (secure ? httpsRequest : httpRequest)(address, {
      agent: false,
      ...(lookup === undefined ? {} : { lookup }),
      headers: {
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": key,
        ...(protocols.length > 0 && { "sec-websocket-protocol": protocols.join(", ") }),
      },
    });
    this.#request.on("upgrade", (response, stream, head) => this.#upgraded({ response, stream, head, key, protocols }));
    this.#request.on("response", (response) => {
      this.#request.destroy();
      this.#end(ABNORMAL, `the server answered ${response.statusCode}`);
    });
    this.#request.on("error", (error: NodeJS.ErrnoException) => this.#end(ABNORMAL, error.code ?? error.message));
    this.#request.end();
  }

  send(data: string | Uint8Array): void {
    if (this.#closing || this.#over) return;
    const text = typeof data === "string";
    this.#stream?.write(maskedFrame(text ? OPCODE.text : OPCODE.binary, text ? Buffer.from(data) : data));
  }

  close(): void {
    if (this.#over || this.#closing) return;
    if (this.#stream === undefined) {
      this.#request.destroy();
      this.#end(ABNORMAL, "closed before it was open");
    } else this.#close();
  }

  #upgraded({ response, stream, head, key, protocols }: Upgrade): void {
    const refusal = refusalOf(response, key, protocols);
    stream.on("error", (error: NodeJS.ErrnoException) => this.#end(ABNORMAL, error.code ?? error.message));
    if (refusal !== undefined || this.#over) {
      stream.destroy();
      this.#end(ABNORMAL, refusal ?? "");
      return;
    }
    this.#stream = stream;
    this.protocol = response.headers["sec-websocket-protocol"] ?? "";
    stream.on("data", (piece: Buffer) => this.#take(piece));
    stream.on("close", () => this.#end(ABNORMAL, ""));
    stream.on("end", () => stream.destroy());
    this.onopen?.(new Event("open"));
    if (head.length > 0) this.#take(head);
  }

  #take(piece: Buffer): void {
    try {
      for (const frame of this.#reader.add(piece)) {
        if (this.#over) return;
        if (frame.opcode >= OPCODE.close) this.#control(frame);
        else this.#data(frame);
      }
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      this.#stream?.write(closeFrame(error.code));
      this.#end(ABNORMAL, error.message);
    }
  }

  #control({ opcode, payload }: Frame): void {
    if (opcode === OPCODE.ping) this.#stream?.write(maskedFrame(OPCODE.pong, payload));
    if (opcode !== OPCODE.close) return;
    const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
    const reason = payload.subarray(2).toString();
    if (!this.#closing) this.#stream?.write(closeFrame(code === 1005 ? NORMAL : code));
    this.#end(code, reason, true);
  }

  #data({ final, opcode, payload }: Frame): void {
    const starts = opcode !== OPCODE.continuation;
    if (opcode > OPCODE.binary || starts !== (this.#parts.length === 0)) throw new FrameError(1002, "parts of a message out of order");
    if (starts) this.#partsOpcode = opcode;
    this.#partsSize += payload.length;
    if (this.#partsSize > MOST_BYTES) throw new FrameError(1009, "a message that is too large");
    this.#parts.push(payload);
    if (!final) return;
    const whole = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#partsSize = 0;
    this.onmessage?.(new MessageEvent("message", { data: this.#partsOpcode === OPCODE.text ? textOf(whole) : bytesOf(whole) }));
  }

  #close(): void {
    this.#closing = true;
    this.#stream?.write(closeFrame(NORMAL));
    this.#patience = setTimeout(() => this.#stream?.destroy(), CLOSE_PATIENCE);
  }

  #end(code: number, reason: string, clean = false): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#patience);
    this.#stream?.end();
    this.#stream?.resume();
    // A peer that never lets go must not keep the process.
    const stream = this.#stream;
    if (stream !== undefined) setTimeout(() => stream.destroy(), CLOSE_PATIENCE).unref();
    // Node 20 has no CloseEvent.
    this.onclose?.(Object.assign(new Event("close"), { code, reason, wasClean: clean }) as CloseEvent);
  }
}

type Upgrade = {
  readonly response: IncomingMessage;
  readonly stream: Duplex;
  readonly head: Buffer;
  readonly key: string;
  readonly protocols: readonly string[];
};

function refusalOf({ headers }: IncomingMessage, key: string, protocols: readonly string[]): string | undefined {
  const accept = createHash("sha1")
    .update(key + GUID)
    .digest("base64");
  if (headers.upgrade?.toLowerCase() !== "websocket" || headers["sec-websocket-accept"] !== accept) return "no WebSocket handshake";
  if (headers["sec-websocket-extensions"] !== undefined) return "an extension nobody asked for";
  const chosen = headers["sec-websocket-protocol"];
  return chosen !== undefined && !protocols.includes(chosen) ? "a sub-protocol nobody asked for" : undefined;
}

function closeFrame(code: number): Buffer {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return maskedFrame(OPCODE.close, payload);
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FrameError(1007, "text that is no UTF-8");
  }
}

function bytesOf(bytes: Buffer): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
}
