import { afterEach, expect, test } from "vitest";
import { type Peer, type SocketServer, webSocketServer } from "../../e2e/webSocketServer.ts";
import { nodeHost } from "./nodeHost.ts";

let server: SocketServer;
afterEach(() => server.close());

const never = new AbortController().signal;

async function open(onPeer: (peer: Peer) => void, path = "/", protocols: readonly string[] = [], signal = never) {
  server = await webSocketServer(onPeer, protocols[0]);
  const { openSocket } = nodeHost();
  if (openSocket === undefined) throw new Error("no sockets");
  return openSocket(`ws://${server.host}${path}`, protocols, signal);
}

async function all(messages: AsyncIterable<string | Uint8Array>) {
  const read: (string | Uint8Array)[] = [];
  for await (const message of messages) read.push(message);
  return read;
}

test("texts and bytes of all lengths go both ways", async () => {
  const lengths = [0, 1, 125, 126, 65_535, 65_536, 300_000];
  const socket = await open((peer) => {
    peer.onMessage = (message) => (message === "bye" ? peer.close() : peer.send(message));
  });
  for (const length of lengths) {
    socket.send("é".repeat(length));
    socket.send(new Uint8Array(length).fill(7));
  }
  socket.send("bye");
  const read = (await all(socket.messages)).map((message) =>
    typeof message === "string" ? message : `bytes ${Buffer.from(message).toString("latin1")}`,
  );
  expect(read).toEqual(lengths.flatMap((length) => ["é".repeat(length), `bytes ${"\x07".repeat(length)}`]));
});

test("messages in parts are joined, and pings answered between them", async () => {
  const socket = await open((peer) => {
    peer.frame(1, Buffer.from("h\u00e9").subarray(0, 2), false);
    peer.frame(9, Buffer.from("are you there"));
    peer.frame(0, Buffer.from("h\u00e9").subarray(2), true);
    peer.close();
  });
  expect(await all(socket.messages)).toEqual(["hé"]);
  await expect.poll(() => server.peers[0]?.pongs).toEqual(["are you there"]);
});

test("frames that come byte by byte are the same", async () => {
  const socket = await open((peer) => {
    const bytes = Buffer.concat([Buffer.from([0x81, 2]), Buffer.from("ab"), Buffer.from([0x82, 126, 0, 130]), Buffer.alloc(130, 5)]);
    void (async () => {
      for (const byte of bytes) {
        peer.raw(Buffer.from([byte]));
        await new Promise((resolve) => setImmediate(resolve));
      }
      peer.close();
    })();
  });
  expect(await all(socket.messages)).toEqual(["ab", new Uint8Array(130).fill(5)]);
});

test("the sub-protocol is agreed on, and the path and query are asked for", async () => {
  const socket = await open((peer) => peer.close(), "/a?b=1", ["mqtt"]);
  expect(socket.protocol).toBe("mqtt");
  expect(server.peers[0]?.request.url).toBe("/a?b=1");
  await all(socket.messages);
});

test.each<[string, (peer: Peer) => void]>([
  ["a connection that is cut off", (peer) => peer.drop()],
  ["a masked frame", (peer) => peer.raw(Buffer.from([0x81, 0x81, 0, 0, 0, 0, 65]))],
  ["a bit of an extension", (peer) => peer.raw(Buffer.from([0xc1, 1, 65]))],
  ["a part without a beginning", (peer) => peer.frame(0, Buffer.from("x"))],
  ["a second beginning", (peer) => [peer.frame(1, Buffer.from("x"), false), peer.frame(1, Buffer.from("x"))]],
  ["text that is no UTF-8", (peer) => peer.frame(1, Buffer.from([0xff]))],
  ["a frame said to be of 2^62 bytes", (peer) => peer.raw(Buffer.from([0x82, 127, 0x40, 0, 0, 0, 0, 0, 0, 0]))],
  ["a ping in parts", (peer) => peer.frame(9, Buffer.alloc(1), false)],
  ["an opcode that is not there", (peer) => peer.frame(5, Buffer.alloc(1))],
])("%s fails what is read", async (_, onPeer) => {
  const socket = await open((peer) => {
    peer.send("first");
    onPeer(peer);
  });
  const read: unknown[] = [];
  const reading = (async () => {
    for await (const message of socket.messages) read.push(message);
  })();
  await expect(reading).rejects.toMatchObject({ code: "network", kind: "outside" });
  expect(read).toEqual(["first"]);
});

test("a server that refuses, or is not there, fails the opening and says why", async () => {
  await expect(open(() => undefined, "/refused")).rejects.toMatchObject({ code: "network", kind: "outside" });
  server.close();
  await expect(open(() => undefined).then(() => server.close())).resolves.toBeUndefined();
  await expect(nodeHost().openSocket?.(`ws://${server.host}/`, [], never)).rejects.toMatchObject({ code: "network" });
});

test("closing tells the server, and ends what is read", async () => {
  const socket = await open(() => undefined);
  socket.close();
  expect(await all(socket.messages)).toEqual([]);
  await expect.poll(() => server.peers[0]?.closes).toEqual([1000]);
});

test("an abort closes the connection, also before it is open", async () => {
  const controller = new AbortController();
  const socket = await open(() => undefined, "/", [], controller.signal);
  controller.abort();
  await expect(all(socket.messages)).rejects.toMatchObject({ kind: "cancelled" });
  await expect.poll(() => server.peers[0]?.closes).toEqual([1000]);
  await expect(nodeHost().openSocket?.(`ws://${server.host}/`, [], controller.signal)).rejects.toMatchObject({ kind: "cancelled" });
});

test("who sends without being read is cut off before the memory is full", async () => {
  const socket = await open((peer) => {
    for (let at = 0; at < 10_500; at += 1) peer.send("x");
  });
  await expect.poll(() => server.peers[0]?.closes).toEqual([1000]);
  await expect(all(socket.messages)).rejects.toMatchObject({ code: "too-fast" });
});
