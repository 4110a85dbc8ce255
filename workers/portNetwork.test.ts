import { expect, test } from "vitest";
import { NodeError } from "../src/model/failure.ts";
import type { Host, HttpRequest, Network } from "../src/model/host.ts";
import { portNetwork } from "./portNetwork.ts";
import type { NetReply } from "./protocol.ts";
import { serveNetwork } from "./serveNetwork.ts";

const REQUEST: HttpRequest = { url: "http://a.test/", method: "GET", headers: [] };

const never = new AbortController().signal;
const refuse = () => Promise.reject(new Error("not in this test"));

/** Both ends of the wire, and what crossed it from the frame. */
function network(given: Partial<Network>): Network & { readonly crossed: readonly NetReply[] } {
  const { port1, port2 } = new MessageChannel();
  const crossed: NetReply[] = [];
  const serve = serveNetwork({ fetch: refuse, openStream: refuse, openSocket: refuse, ...given }, (reply) => {
    crossed.push(reply);
    port2.postMessage(reply);
  });
  port2.onmessage = ({ data }) => serve(data);
  return { ...portNetwork(port1), crossed };
}

function wired(fetch: Host["fetch"]): Host["fetch"] {
  return network({ fetch }).fetch;
}

test("a request is answered by the other end", async () => {
  const fetch = wired(async ({ url }) => ({ status: 200, statusText: "OK", url, headers: [["x", "1"]], body: new Uint8Array([1, 2]) }));
  expect(await fetch(REQUEST, new AbortController().signal)).toEqual({
    status: 200,
    statusText: "OK",
    url: "http://a.test/",
    headers: [["x", "1"]],
    body: new Uint8Array([1, 2]),
  });
});

test("a failure keeps its code, kind and hint", async () => {
  const fetch = wired(async () => {
    throw new NodeError("network-or-cors", "no", { kind: "outside", hint: "try" });
  });
  await expect(fetch(REQUEST, new AbortController().signal)).rejects.toMatchObject({
    code: "network-or-cors",
    kind: "outside",
    hint: "try",
  });
});

test("an abort reaches the other end and rejects at once", async () => {
  let told = false;
  const fetch = wired(
    (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          told = true;
          reject(new NodeError("cancelled", "cancelled", { kind: "cancelled" }));
        });
      }),
  );
  const controller = new AbortController();
  const answer = fetch(REQUEST, controller.signal);
  controller.abort();
  await expect(answer).rejects.toMatchObject({ kind: "cancelled" });
  await expect.poll(() => told).toBe(true);
});

const HEAD = { status: 200, statusText: "OK", url: "http://a.test/", headers: [["x", "1"]] } as const;

/** A stream of bytes 0, 1, 2, …, and whether it was left. */
function counting(most: number) {
  const state = { given: 0, left: false };
  async function* pieces() {
    try {
      for (let at = 0; at < most; at += 1) {
        state.given += 1;
        yield new Uint8Array([at]);
      }
    } finally {
      state.left = true;
    }
  }
  return { state, openStream: async () => ({ ...HEAD, pieces: pieces() }) };
}

test("a stream comes piece by piece, and no more than there is room for", async () => {
  const { state, openStream } = counting(200);
  const { crossed, ...far } = network({ openStream });
  const { pieces, ...head } = await far.openStream(REQUEST, never);
  expect(head).toEqual(HEAD);
  await expect.poll(() => crossed.filter((reply) => "piece" in reply).length).toBe(32);
  await new Promise((resolve) => setImmediate(resolve));
  expect(state.given).toBe(33);
  const read: number[] = [];
  for await (const piece of pieces) read.push(piece[0] as number);
  expect(read).toEqual(Array.from({ length: 200 }, (_, at) => at));
});

test("who leaves a stream ends it at the other end", async () => {
  const { state, openStream } = counting(1000);
  const { pieces } = await network({ openStream }).openStream(REQUEST, never);
  for await (const piece of pieces) if (piece[0] === 3) break;
  await expect.poll(() => state.left).toBe(true);
});

test("an abort ends a stream at both ends", async () => {
  const { state, openStream } = counting(1000);
  const controller = new AbortController();
  const { pieces } = await network({ openStream }).openStream(REQUEST, controller.signal);
  const reading = (async () => {
    for await (const piece of pieces) if (piece[0] === 3) controller.abort();
  })();
  await expect(reading).rejects.toMatchObject({ kind: "cancelled" });
  await expect.poll(() => state.left).toBe(true);
});

test("a stream that breaks says so behind its last piece", async () => {
  async function* pieces() {
    yield new Uint8Array([7]);
    throw new NodeError("network", "broke", { kind: "outside" });
  }
  const stream = await network({ openStream: async () => ({ ...HEAD, pieces: pieces() }) }).openStream(REQUEST, never);
  const read: number[] = [];
  const reading = (async () => {
    for await (const piece of stream.pieces) read.push(piece[0] as number);
  })();
  await expect(reading).rejects.toMatchObject({ code: "network", kind: "outside" });
  expect(read).toEqual([7]);
});

test("a socket sends and takes texts and bytes, and a close reaches the other end", async () => {
  const sent: unknown[] = [];
  let closed = false;
  async function* messages() {
    yield "hi";
    yield new Uint8Array([1]);
    await new Promise(() => undefined);
  }
  const far = network({
    openSocket: async (url, protocols, signal) => {
      signal.addEventListener("abort", () => {
        closed = true;
      });
      return { protocol: `${url} ${protocols.join()}`, send: (data) => sent.push(data), messages: messages(), close: () => undefined };
    },
  });
  const socket = await far.openSocket("ws://a.test/", ["p"], never);
  expect(socket.protocol).toBe("ws://a.test/ p");
  socket.send("a");
  socket.send(new Uint8Array([2]));
  const read: unknown[] = [];
  for await (const message of socket.messages) {
    read.push(message);
    if (read.length === 2) break;
  }
  expect(read).toEqual(["hi", new Uint8Array([1])]);
  await expect.poll(() => sent).toEqual(["a", new Uint8Array([2])]);
  await expect.poll(() => closed).toBe(true);
});

test("a socket that is closed in order ends when the other end says so", async () => {
  let finish = (): void => undefined;
  async function* messages() {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    yield "bye";
  }
  const openSocket = async () => ({ protocol: "", send: () => undefined, messages: messages(), close: () => finish() });
  const socket = await network({ openSocket }).openSocket("ws://a.test/", [], never);
  socket.close();
  const read: unknown[] = [];
  for await (const message of socket.messages) read.push(message);
  expect(read).toEqual(["bye"]);
});

test("a connection that cannot be opened says why", async () => {
  const openSocket = () => Promise.reject(new NodeError("network", "no", { kind: "outside", hint: "look" }));
  await expect(network({ openSocket }).openSocket("ws://a.test/", [], never)).rejects.toMatchObject({ code: "network", hint: "look" });
});
