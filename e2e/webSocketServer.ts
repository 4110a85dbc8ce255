import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** One client of the server. */
export type Peer = {
  readonly request: IncomingMessage;
  readonly sent: readonly (string | Buffer)[];
  onMessage: (message: string | Buffer) => void;
  send(data: string | Uint8Array): void;
  /** One frame as it stands. */
  frame(opcode: number, payload: Uint8Array, final?: boolean): void;
  raw(bytes: Uint8Array): void;
  close(code?: number): void;
  /** Cuts the connection off without a word. */
  drop(): void;
  /** Codes of the close frames that came. */
  readonly closes: readonly number[];
  readonly pongs: readonly string[];
};

export type SocketServer = { readonly host: string; readonly peers: readonly Peer[]; close(): void };

/** A WebSocket server on this machine, by hand. `protocol` chooses the sub-protocol; `/refused` is refused with 403. */
export async function webSocketServer(onPeer: (peer: Peer) => void, protocol?: string): Promise<SocketServer> {
  const peers: Peer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(426).end());
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  });
  server.on("upgrade", (request, socket) => {
    if (request.url === "/refused") return socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
    const accept = createHash("sha1")
      .update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    const lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade", `Sec-WebSocket-Accept: ${accept}`];
    if (protocol !== undefined) lines.push(`Sec-WebSocket-Protocol: ${protocol}`);
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    const peer = peerOf(request, socket as Socket);
    peers.push(peer);
    onPeer(peer);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    peers,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function peerOf(request: IncomingMessage, socket: Socket): Peer {
  const [sent, closes, pongs]: [(string | Buffer)[], number[], string[]] = [[], [], []];
  let closing = false;
  const frame: Peer["frame"] = (opcode, payload, final = true) => void socket.write(frameOf(opcode, payload, final));
  const peer: Peer = {
    request,
    sent,
    closes,
    pongs,
    onMessage: () => undefined,
    send: (data) => frame(typeof data === "string" ? 1 : 2, typeof data === "string" ? Buffer.from(data) : data),
    frame,
    raw: (bytes) => void socket.write(bytes),
    close(code = 1000) {
      closing = true;
      frame(8, Buffer.from([code >> 8, code & 255]));
    },
    drop: () => void socket.destroy(),
  };
  let rest = Buffer.alloc(0);
  socket.on("data", (piece: Buffer) => {
    rest = Buffer.concat([rest, piece]);
    for (let cut = cutFrame(rest); cut !== undefined; cut = cutFrame(rest)) {
      rest = rest.subarray(cut.end);
      if (cut.opcode === 8) {
        closes.push(cut.payload.length >= 2 ? cut.payload.readUInt16BE(0) : 1005);
        if (closing) socket.end();
        else socket.end(frameOf(8, cut.payload.subarray(0, 2), true));
      } else if (cut.opcode === 10) pongs.push(cut.payload.toString());
      else {
        const message = cut.opcode === 1 ? cut.payload.toString() : cut.payload;
        sent.push(message);
        peer.onMessage(message);
      }
    }
  });
  return peer;
}

function frameOf(opcode: number, payload: Uint8Array, final: boolean): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = (final ? 0x80 : 0) | opcode;
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

function cutFrame(bytes: Buffer): { readonly opcode: number; readonly payload: Buffer; readonly end: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] as number) & 0x7f;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < start + 4) return undefined;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const end = start + 4 + length;
  if (bytes.length < end) return undefined;
  const payload = Buffer.from(bytes.subarray(start + 4, end));
  for (let at = 0; at < length; at += 1) payload[at] = (payload[at] as number) ^ (bytes[start + (at & 3)] as number);
  return { opcode: (bytes[0] as number) & 0x0f, payload, end };
}
