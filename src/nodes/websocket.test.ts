import { afterEach, expect, test } from "vitest";
import { type Peer, type SocketServer, webSocketServer } from "../../e2e/webSocketServer.ts";
import { nodeHost } from "../node/nodeHost.ts";
import { runNode } from "./runNode.ts";
import { networkOf } from "./support/networkOf.ts";
import { websocket } from "./websocket.ts";

let server: SocketServer;
let stop = new AbortController();
afterEach(() => {
  stop.abort();
  stop = new AbortController();
  server?.close();
});

async function listen(onPeer: (peer: Peer, count: number) => void, params: Record<string, unknown> = {}, protocol?: string) {
  let count = 0;
  server = await webSocketServer((peer) => {
    count += 1;
    onPeer(peer, count);
  }, protocol);
  const slept: number[] = [];
  const host = { ...networkOf(nodeHost(), stop.signal), sleep: async (ms: number) => void slept.push(ms) };
  const { out } = await runNode(websocket, { params: { url: `ws://${server.host}/live?key=1`, ...params }, host });
  return { out, slept };
}

const saying =
  (...texts: (string | Uint8Array)[]) =>
  (peer: Peer): void => {
    for (const text of texts) peer.send(text);
    peer.close();
  };

test("texts, values of JSON and files are items", async () => {
  expect((await listen(saying("a", '{"b":1}'))).out).toEqual([{ data: "a" }, { data: '{"b":1}' }]);
  expect(server.peers[0]?.request.url).toBe("/live?key=1");
  server.close();
  expect((await listen(saying('{"__proto__":1}', "2"), { as: "json" })).out).toEqual([
    { data: JSON.parse('{"__proto__":1}') },
    { data: 2 },
  ]);
  server.close();
  expect((await listen(saying(Uint8Array.of(1, 2)))).out).toMatchObject([{ data: { name: "message.bin", size: 2 } }]);
});

test("the first messages are sent, and again after a break; the pause is doubled", async () => {
  const answer = (peer: Peer, count: number): void => {
    peer.onMessage = (message) => {
      if (count < 3) return peer.drop();
      peer.send(`${message}!`);
      peer.close();
    };
  };
  const { out, slept } = await listen(answer, { first: [{ text: "hello" }], delay: "2s" });
  expect(out).toEqual([{ data: "hello!" }]);
  expect(slept).toEqual([2000, 4000]);
});

test("it ends at so many messages or at a text, and tells the server", async () => {
  const endless = (peer: Peer): void => {
    for (let at = 0; at < 50; at += 1) peer.send(String(at));
  };
  expect((await listen(endless, { most: 2 })).out).toEqual([{ data: "0" }, { data: "1" }]);
  await expect.poll(() => server.peers[0]?.closes).toEqual([1000]);
  server.close();
  expect((await listen(endless, { stopAt: "1" })).out).toEqual([{ data: "0" }]);
});

test("a server that closes is asked again only where that is wished", async () => {
  const { out } = await listen(saying("a"), { atEnd: "reconnect", most: 3 });
  expect(out).toEqual([{ data: "a" }, { data: "a" }, { data: "a" }]);
});

test("it gives up after so many tries in a row", async () => {
  await expect(listen((peer) => peer.drop(), { reconnects: 2 })).rejects.toMatchObject({ code: "network", kind: "outside" });
  expect(server.peers.length).toBe(3);
});

test("the sub-protocols are offered", async () => {
  await listen(saying("a"), { protocols: ["v2", "v1"] }, "v1");
  expect(server.peers[0]?.request.headers["sec-websocket-protocol"]).toBe("v2, v1");
});

test("a message that is not JSON fails, without a second try", async () => {
  await expect(listen(saying("x"), { as: "json" })).rejects.toMatchObject({ code: "bad-message", param: "as" });
  expect(server.peers.length).toBe(1);
});

test("bad addresses and sub-protocols are the user's fault", async () => {
  const run = (params: Record<string, unknown>) => runNode(websocket, { params: { url: "ws://a.test/", ...params } });
  await expect(run({ url: "https://a.test/" })).rejects.toMatchObject({ code: "bad-url", param: "url" });
  await expect(run({ protocols: ["a b"] })).rejects.toMatchObject({ code: "bad-value", param: "protocols" });
  await expect(run({ protocols: ["a", "a"] })).rejects.toMatchObject({ code: "bad-value", param: "protocols" });
});
