import type { lookup } from "node:dns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EngineOptions, WorkflowEngine } from "#engine";
import { type Loopback, loopback } from "../../e2e/loopback.ts";
import { type SocketServer, webSocketServer } from "../../e2e/webSocketServer.ts";
import { addressGuard } from "./addressGuard.ts";
import { nodeFetch } from "./nodeFetch.ts";
import { nodeHost } from "./nodeHost.ts";

let server: Loopback;
let sockets: SocketServer;
beforeAll(async () => {
  server = await loopback(({ path }, response) => {
    if (path.startsWith("/to?")) response.writeHead(302, { location: decodeURIComponent(path.slice(4)) }).end();
    else response.end('{"reached":true}');
  });
  sockets = await webSocketServer(() => undefined);
});
afterAll(() => {
  server.close();
  sockets.close();
});

const port = (): string => new URL(server.url).port;

/** A resolver that gives these addresses one look-up after the other, the last for ever. */
function resolver(...answers: readonly (readonly string[])[]): { readonly resolve: typeof lookup; readonly asked: string[] } {
  const asked: string[] = [];
  const resolve = ((name: string, _: object, done: (error: null, found: object[]) => void) => {
    const found = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(name);
    done(
      null,
      found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  }) as unknown as typeof lookup;
  return { resolve, asked };
}

const ask = (net: readonly string[], url: string, resolve?: typeof lookup): Promise<Response> =>
  nodeFetch(addressGuard(net, resolve))(url, { method: "GET", headers: [] });
const refusal = { code: "permission-needed" };

/** Loopback, private networks and metadata, as the parsers of this world can be told of them. */
const HOSTS = [
  "127.0.0.1 127.0.0.1. 127.1 127.0.1 127.255.255.254 2130706433 017700000001 0177.0.0.1 0177.0.0.01 0x7f.0.0.1 0x7f.1 0x7f000001 0X7F000001",
  "0x7F.0x0.0x0.0x1 00000177.0.0.1 127.0x1 0177.0x1 %31%32%37.0.0.1 127%2e0%2e0%2e1 １２７.０.０.１ 127。0。0。1 127．0.0｡1 ①②⑦.0.0.1",
  "0 0.0.0.0 0x0 00 0. 0.1 localhost LOCALHOST localhost. LocalHost %6cocalhost ｌｏｃａｌｈｏｓｔ a.localhost",
  "[::1] [0:0:0:0:0:0:0:1] [0000::0001] [::] [::127.0.0.1] [::ffff:127.0.0.1] [::FFFF:7F00:1] [0:0:0:0:0:ffff:7f00:0001] [64:ff9b::7f00:1]",
  "[2002:7f00:1::] [fe80::1] [fd00:ec2::254] [::ffff:169.254.169.254] [::ffff:a9fe:a9fe] [64:ff9b::a9fe:a9fe]",
  "169.254.169.254 169.254.43518 169.16689662 2852039166 0xa9fea9fe 0xA9.0xFE.0xA9.0xFE 0251.0376.0251.0376 0251.254.169.254 169.254.169.254.",
  "10.0.0.1 012.1 167772161 192.168.1 192.168.0.1 0xc0a80001 172.16.0.1 172.31.255.255 100.64.0.1 198.18.0.1 224.0.0.1 255.255.255.255 192.0.0.192",
].flatMap((line) => line.split(" "));

test("there are sixty spellings and more", () => {
  expect(new Set(HOSTS).size).toBe(HOSTS.length);
  expect(HOSTS.length).toBeGreaterThanOrEqual(60);
});

test.each(HOSTS)("http://%s is not reached by a grant of every host", async (host) => {
  const asked = server.asked.length;
  const url = new URL(`http://user@${host}:${port()}/`).href;
  const { resolve } = resolver(["127.0.0.1"]);
  for (const net of [["*"], ["*.1", "*"], ["example.com"]])
    await expect((async () => ask(net, url, resolve))()).rejects.toMatchObject(refusal);
  expect(server.asked).toHaveLength(asked);
});

test("an address or a local name is reached where it is named, on the port that is named", async () => {
  for (const host of ["127.0.0.1", "localhost", "2130706433"]) {
    const { resolve } = resolver(["127.0.0.1"]);
    const url = new URL(`http://${host}:${port()}/`);
    for (const entry of [url.host, url.hostname, "**"]) expect((await ask([entry], url.href, resolve)).status).toBe(200);
    await expect((async () => ask([`${url.hostname}:1`], url.href, resolve))()).rejects.toMatchObject(refusal);
  }
});

test("a public name that leads to a private address is refused, and reached where the address is named too", async () => {
  const { resolve } = resolver(["127.0.0.1"]);
  const url = `http://api.example.com:${port()}/`;
  await expect(ask(["*", `api.example.com:${port()}`], url, resolve)).rejects.toMatchObject({
    ...refusal,
    message: `api.example.com:${port()} leads to the private address 127.0.0.1, which this run may not reach.`,
    hint: `If that is meant, allow it by name: --allow-net 127.0.0.1:${port()}.`,
  });
  expect((await ask(["api.example.com", "127.0.0.1"], url, resolve)).status).toBe(200);
});

test("a name that leads elsewhere the second time is looked up once a connection, and the connection goes where that look-up led", async () => {
  const flip = resolver(["127.0.0.1"], ["93.184.215.14"]);
  await expect(ask(["*"], `http://rebind.example.com:${port()}/`, flip.resolve)).rejects.toMatchObject(refusal);
  expect(flip.asked).toEqual(["rebind.example.com"]);
});

test("of several addresses only those are tried that may be reached", async () => {
  const { resolve } = resolver(["127.0.0.1", "1.1.1.1", "::1"]);
  const lookup = addressGuard(["*"], resolve).lookupFor(new URL("http://mixed.example.com/"));
  const found = await new Promise((known) => lookup("mixed.example.com", { all: true }, (_, addresses) => known(addresses)));
  expect(found).toEqual([{ address: "1.1.1.1", family: 4 }]);
});

test("what a URL is parsed to is what is sent: parsing it again changes nothing", () => {
  for (const host of HOSTS) {
    const { href } = new URL(`http://${host}:1/a b?c d#e`);
    expect(new URL(href).href).toBe(href);
  }
});

async function fails(url: string, net: readonly string[], options: EngineOptions = {}, params: object = {}) {
  const engine = new WorkflowEngine({ host: nodeHost({ net }), allow: { net: [...net] }, ...options });
  const flow = { format: "vwmp/1", name: "W", nodes: { a: { type: "http-request@1", params: { url, ...params } } }, edges: [] };
  return (await engine.execute(flow)).failures;
}

test("a redirect into the local network is refused", async () => {
  const other = await loopback((_, response) => response.end("{}"));
  const away = (to: string): string => `${server.url}/to?${encodeURIComponent(to)}`;
  try {
    expect(await fails(away(other.url), ["*", server.host])).toMatchObject([refusal]);
    expect(await fails(away("http://169.254.169.254/latest/meta-data/"), ["*", server.host])).toMatchObject([refusal]);
    expect(await fails(away(`http://0x7f.1:${other.host.slice(10)}/`), ["*", server.host])).toMatchObject([refusal]);
    expect(other.asked).toEqual([]);
    expect(await fails(away(other.url), [server.host, other.host])).toEqual([]);
    expect(other.asked).toHaveLength(1);
  } finally {
    other.close();
  }
});

test("a redirect to another host drops what was meant for the first", async () => {
  const other = await loopback((_, response) => response.end("{}"));
  const headers = [{ name: "cookie", value: "a=1" }, ...["authorization", "x-plain"].map((name) => ({ name, value: "given" }))];
  try {
    const url = `${server.url}/to?${encodeURIComponent(other.url)}`;
    expect(await fails(url, [server.host, other.host], {}, { headers })).toEqual([]);
    expect(other.asked[0]?.headers).not.toHaveProperty("authorization");
    expect(other.asked[0]?.headers).not.toHaveProperty("cookie");
    expect(other.asked[0]?.headers["x-plain"]).toBe("given");
  } finally {
    other.close();
  }
});

test("a WebSocket goes nowhere that a request may not", async () => {
  const open = (net: readonly string[]) => nodeHost({ net }).openSocket?.(`ws://${sockets.host}/`, [], new AbortController().signal);
  await expect(open(["*"])).rejects.toMatchObject(refusal);
  (await open([sockets.host]))?.close();
});
