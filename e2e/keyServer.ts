import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

/** Milliseconds between a delivery and its answer: what dies then has to deliver again. */
const THINKING = 25;

export type Delivery = { readonly key: string; readonly body: unknown };

export type KeyServer = {
  /** Such as `127.0.0.1:40123`. */
  readonly host: string;
  /** Each POST that came, in order, repeats included. */
  readonly deliveries: readonly Delivery[];
  close(): void;
};

/** Takes deliveries from every page, answers each with what it was sent, and remembers the `Idempotency-Key` it came with. */
export async function keyServer(): Promise<KeyServer> {
  const deliveries: Delivery[] = [];
  const open = { "access-control-allow-origin": "*", "access-control-allow-headers": "content-type, idempotency-key" };
  const server = createServer(async (request, response) => {
    if (request.method !== "POST") {
      response.writeHead(204, { ...open, "access-control-max-age": "600" }).end();
      return;
    }
    const text = await textOf(request).catch(() => undefined);
    if (text === undefined) return;
    deliveries.push({ key: String(request.headers["idempotency-key"]), body: JSON.parse(text) });
    await setTimeout(THINKING);
    response.writeHead(200, { ...open, "content-type": "application/json" }).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    deliveries,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += part;
  return text;
}
