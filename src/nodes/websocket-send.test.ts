import { afterEach, expect, test } from "vitest";
import { type Peer, type SocketServer, webSocketServer } from "../../e2e/webSocketServer.ts";
import { nodeHost } from "../node/nodeHost.ts";
import { runNode } from "./runNode.ts";
import { networkOf } from "./support/networkOf.ts";
import { websocketSend } from "./websocket-send.ts";

let server: SocketServer;
let stop = new AbortController();
afterEach(() => {
  stop.abort();
  stop = new AbortController();
  server?.close();
});

async function send(onPeer: (peer: Peer) => void, params: Record<string, unknown>, input: readonly (string | object)[]) {
  server = await webSocketServer(onPeer);
  const host = { ...networkOf(nodeHost(), stop.signal), sleep: () => new Promise<void>(() => undefined) };
  const { out } = await runNode(websocketSend, { params: { url: `ws://${server.host}/`, ...params }, input: input as never, host });
  return out;
}

test("all items go over one connection, texts as they are and the rest as JSON, and leave as they came", async () => {
  const input = ["a", { id: 2 }, [3]];
  expect(await send(() => undefined, {}, input)).toEqual(input);
  expect(server.peers.map(({ sent }) => sent)).toEqual([["a", '{"id":2}', "[3]"]]);
  expect(server.peers[0]?.closes).toEqual([1000]);
});

test("each message waits for its answer", async () => {
  const echo = (peer: Peer): void => {
    peer.onMessage = (message) => peer.send(`{"echo":${message}}`);
  };
  expect(await send(echo, { message: "${item.n + index}", answer: "one", as: "json" }, [{ n: 1 }, { n: 1 }])).toEqual([
    { data: { echo: 1 } },
    { data: { echo: 2 } },
  ]);
});

test("nothing is opened for no items", async () => {
  expect(await send(() => undefined, {}, [])).toEqual([]);
  expect(server.peers).toEqual([]);
});

test("a server that closes or breaks before it answers fails", async () => {
  await expect(send((peer) => peer.close(), { answer: "one" }, ["a"])).rejects.toMatchObject({ code: "no-answer", kind: "outside" });
  server.close();
  const drop = (peer: Peer): void => {
    peer.onMessage = () => peer.drop();
  };
  await expect(send(drop, {}, ["a"])).rejects.toMatchObject({ code: "network", kind: "outside" });
});

test("a server that says nothing is left at the time limit", async () => {
  server = await webSocketServer(() => undefined);
  const host = { ...networkOf(nodeHost(), stop.signal), sleep: async () => undefined };
  const running = runNode(websocketSend, { params: { url: `ws://${server.host}/`, answer: "one" }, input: ["a"], host });
  await expect(running).rejects.toMatchObject({ code: "timeout", kind: "timeout" });
});

test("a bad address or time limit is the user's fault", async () => {
  await expect(runNode(websocketSend, { params: { url: "http://a.test/" } })).rejects.toMatchObject({ code: "bad-url", param: "url" });
  const late = runNode(websocketSend, { params: { url: "ws://a.test/", timeout: "soon" } });
  await expect(late).rejects.toMatchObject({ code: "bad-value", param: "timeout" });
});
