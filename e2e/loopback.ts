import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Asked = { readonly method: string; readonly path: string; readonly headers: IncomingMessage["headers"]; readonly body: Buffer };
export type Loopback = { readonly host: string; readonly url: string; readonly asked: readonly Asked[]; close(): void };

/** An HTTP server on this machine that remembers what it was asked; every page may call it. */
export async function loopback(answer: (asked: Asked, response: ServerResponse) => void): Promise<Loopback> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      response.setHeader("access-control-allow-origin", "*");
      response.setHeader("access-control-allow-headers", "*");
      if (request.method === "OPTIONS") return response.writeHead(204).end();
      const one = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body: Buffer.concat(pieces) };
      asked.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
