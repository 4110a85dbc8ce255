import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export const ORDERS = [
  { customer: "Ada", total: 120, status: "paid" },
  { customer: "Bob", total: 80, status: "paid" },
  { customer: "Ada", total: 30, status: "paid" },
  { customer: "Cy", total: 999, status: "open" },
];

export type OrderServer = {
  /** Such as `127.0.0.1:40123`. */
  readonly host: string;
  /** What was asked, as `METHOD path`. */
  readonly requests: readonly string[];
  close(): void;
};

/** A small API on this machine: `/orders` lets every page in, `/closed/orders` none, `/away/orders` sends on to `elsewhere`. */
export async function orderServer(elsewhere = ""): Promise<OrderServer> {
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    requests.push(`${request.method} ${pathname}`);
    const open = { "access-control-allow-origin": "*", "access-control-allow-headers": "*", "content-type": "application/json" };
    if (request.method === "OPTIONS") response.writeHead(204, open).end();
    else if (pathname === "/away/orders") response.writeHead(302, { ...open, location: `http://${elsewhere}/orders` }).end();
    else if (pathname === "/closed/orders") response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(ORDERS));
    else if (pathname === "/orders") response.writeHead(200, open).end(JSON.stringify(ORDERS));
    else response.writeHead(404, open).end("{}");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    requests,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
