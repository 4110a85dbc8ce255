import type { ServerResponse } from "node:http";
import { afterEach, expect, test } from "vitest";
import { type Asked, type Loopback, loopback } from "../../e2e/loopback.ts";
import { nodeHost } from "../node/nodeHost.ts";
import { runNode } from "./runNode.ts";
import { sse } from "./sse.ts";
import { networkOf } from "./support/networkOf.ts";

let server: Loopback;
let stop = new AbortController();
afterEach(() => {
  stop.abort();
  stop = new AbortController();
  server?.close();
});

type Answer = (response: ServerResponse, asked: Asked, count: number) => void;

/** Begins a stream of events. */
function events(response: ServerResponse, text: string, ends = true): void {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  response.write(text);
  if (ends) response.end();
}

async function listen(answer: Answer, params: Record<string, unknown> = {}) {
  let count = 0;
  server = await loopback((asked, response) => {
    count += 1;
    answer(response, asked, count);
  });
  const slept: number[] = [];
  const host = { ...networkOf(nodeHost(), stop.signal), sleep: async (ms: number) => void slept.push(ms) };
  const { out } = await runNode(sse, { params: { url: `${server.url}/events`, atEnd: "stop", ...params }, host });
  return { out, slept };
}

test("each event is an item, with its name and the last id", async () => {
  const text = '\uFEFF: hello\n\nid: 1\ndata: a\ndata: b\n\nevent: price\ndata: {"é":1}\r\n\r\nid: 2\ndata\n\ndata: cut off';
  expect((await listen((response) => events(response, text))).out).toEqual([
    { event: "message", id: "1", data: "a\nb" },
    { event: "price", id: "1", data: '{"é":1}' },
    { event: "message", id: "2", data: "" },
  ]);
  expect(server.asked[0]?.headers.accept).toBe("text/event-stream");
});

test("only the events asked for, as JSON, up to so many or up to a text", async () => {
  const text = "event: a\ndata: 1\n\ndata: x\n\nevent: a\ndata: 2\n\nevent: a\ndata: [DONE]\n\nevent: a\ndata: 3\n\n";
  const params = { events: ["a"], as: "json" };
  const only = text.replace("data: x", "data: 9");
  expect((await listen((response) => events(response, only, false), { ...params, stopAt: "[DONE]" })).out).toMatchObject([
    { data: 1 },
    { data: 2 },
  ]);
  server.close();
  expect((await listen((response) => events(response, only, false), { as: "json", most: 2 })).out).toMatchObject([
    { data: 1 },
    { data: 9 },
  ]);
});

test("a message that is not JSON fails and says so", async () => {
  const failed = listen((response) => events(response, "data: x\n\n"), { as: "json" });
  await expect(failed).rejects.toMatchObject({ code: "bad-message", kind: "outside", param: "as" });
});

test("a connection that breaks is opened again with the last id, after a pause that is doubled", async () => {
  const answer: Answer = (response, _, count) => {
    if (count === 1) {
      events(response, "id: 7\ndata: a\n\n", false);
      setImmediate(() => response.destroy());
    } else if (count < 4) response.destroy();
    else events(response, "id: 8\ndata: b\n\n");
  };
  const { out, slept } = await listen(answer, { delay: "1s" });
  expect(out).toMatchObject([
    { id: "7", data: "a" },
    { id: "8", data: "b" },
  ]);
  expect(slept).toEqual([1000, 2000, 4000]);
  expect(server.asked.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "7", "7", "7"]);
});

test("a stream that the server ends is opened again, after the pause it asks for, until it says 204", async () => {
  const answer: Answer = (response, _, count) => {
    if (count === 3) response.writeHead(204).end();
    else events(response, `retry: 50\ndata: ${count}\n\n`);
  };
  const { out, slept } = await listen(answer, { atEnd: "reconnect" });
  expect(out).toMatchObject([{ data: "1" }, { data: "2" }]);
  expect(slept).toEqual([50, 50]);
});

test("it gives up after so many tries in a row, with the reason", async () => {
  const failed = listen((response) => response.writeHead(503).end("busy"), { reconnects: 2 });
  await expect(failed).rejects.toMatchObject({ code: "http-status", kind: "outside", message: expect.stringContaining("503") });
  expect(server.asked.length).toBe(3);
});

test.each<[string, Answer, string]>([
  ["a status that will not change", (response) => response.writeHead(404).end("no"), "http-status"],
  ["an answer that is no stream", (response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>"), "bad-answer"],
  ["an event that never ends", (response) => events(response, `data: ${"x".repeat(10_000_100)}`), "too-large"],
])("%s fails at once", async (_, answer, code) => {
  await expect(listen(answer)).rejects.toMatchObject({ code, kind: "outside" });
  expect(server.asked.length).toBe(1);
});

test("it ends when its time is over, though nothing comes", async () => {
  server = await loopback((_, response) => events(response, "data: a\n\n", false));
  let ring = (): void => undefined;
  const host = {
    ...networkOf(nodeHost(), stop.signal),
    sleep: (ms: number) =>
      new Promise<void>((resolve) => {
        if (ms === 60_000) ring = resolve;
      }),
  };
  const running = runNode(sse, { params: { url: server.url, duration: "1m" }, host });
  await expect.poll(() => server.asked.length).toBe(1);
  await new Promise((resolve) => setImmediate(resolve));
  ring();
  expect(Object.keys(await running)).toEqual(["out"]);
});

test("a bad address and bad lengths of time are the user's fault", async () => {
  const run = (params: Record<string, unknown>) => runNode(sse, { params: { url: "http://127.0.0.1:1/", ...params } });
  await expect(run({ url: "ws://a.test/" })).rejects.toMatchObject({ code: "bad-url", param: "url" });
  await expect(run({ duration: "soon" })).rejects.toMatchObject({ code: "bad-value", param: "duration" });
  await expect(run({ delay: "soon" })).rejects.toMatchObject({ code: "bad-value", param: "delay" });
  await expect(run({ auth: "bearer" })).rejects.toMatchObject({ code: "no-credentials", param: "token" });
});
