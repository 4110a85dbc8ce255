import { afterEach, expect, test } from "vitest";
import { type Loopback, loopback } from "../../e2e/loopback.ts";
import { type SocketServer, webSocketServer } from "../../e2e/webSocketServer.ts";
import { WorkflowEngine } from "../index.ts";
import { nodeHost } from "../node/nodeHost.ts";

const closing: (Loopback | SocketServer)[] = [];
afterEach(() => {
  for (const server of closing.splice(0)) server.close();
});

function flow(type: string, params: object): object {
  return { format: "vwmp/1", name: "W", nodes: { live: { type: `${type}@1`, params } }, edges: [] };
}

async function twoServers() {
  const target = await loopback((_, response) => response.writeHead(200, { "content-type": "text/event-stream" }).end("data: a\n\n"));
  const first = await loopback((_, response) => response.writeHead(302, { location: `${target.url}/events` }).end());
  closing.push(target, first);
  return { target, first };
}

test("a stream follows a redirect to a host that was granted, without the credentials for another one", async () => {
  const { target, first } = await twoServers();
  const engine = new WorkflowEngine({ host: nodeHost(), allow: { net: [first.host, target.host] } });
  const { failures } = await engine.execute(flow("sse", { url: first.url, atEnd: "stop", auth: "bearer", token: "T" }));
  expect(failures).toEqual([]);
  expect(first.asked[0]?.headers.authorization).toBe("Bearer T");
  expect(target.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test("a stream follows no redirect to a host that was not granted", async () => {
  const { target, first } = await twoServers();
  const engine = new WorkflowEngine({ host: nodeHost(), allow: { net: [first.host] } });
  const { failures } = await engine.execute(flow("sse", { url: first.url, atEnd: "stop" }));
  expect(failures).toMatchObject([{ code: "permission-needed", message: expect.stringContaining(target.host) }]);
  expect(target.asked).toEqual([]);
});

test("a WebSocket to a host that was not granted is not opened, and `needs` names the host", async () => {
  const server = await webSocketServer((peer) => peer.close());
  closing.push(server);
  const workflow = flow("websocket", { url: `ws://${server.host}/live` });
  const closed = new WorkflowEngine({ host: nodeHost() });
  expect(closed.needs(workflow)).toEqual({ net: [server.host] });
  expect((await closed.execute(workflow)).failures).toMatchObject([{ code: "permission-needed" }]);
  expect(server.peers).toEqual([]);
  const open = new WorkflowEngine({ host: nodeHost(), allow: closed.needs(workflow) });
  expect((await open.execute(workflow)).failures).toEqual([]);
});

test("a source that goes on is ended with its run, and its connection closed", async () => {
  const server = await webSocketServer((peer) => peer.send("a"));
  closing.push(server);
  const engine = new WorkflowEngine({ host: nodeHost(), allow: { net: [server.host] } });
  const run = engine.start(flow("websocket", { url: `ws://${server.host}/live` }));
  await expect.poll(() => server.peers.length).toBe(1);
  run.cancel();
  expect((await run.result).status).toBe("cancelled");
  await expect.poll(() => server.peers[0]?.closes).toEqual([1000]);
});

test("the items of a source go on to what follows, up to as many as were asked for", async () => {
  const server = await webSocketServer((peer) => {
    for (let at = 0; at < 500; at += 1) peer.send(String(at));
  });
  closing.push(server);
  const nodes = {
    live: { type: "websocket@1", params: { url: `ws://${server.host}/live`, most: 300 } },
    out: { type: "workflow-output@1", params: { name: "all" } },
  };
  const engine = new WorkflowEngine({ host: nodeHost(), allow: { net: [server.host] } });
  const { outputs, failures } = await engine.execute({ format: "vwmp/1", name: "W", nodes, edges: ["live -> out"] });
  expect(failures).toEqual([]);
  expect(outputs.all?.length).toBe(300);
});
