import { afterEach, expect, test } from "vitest";
import { type MqttClient, mqttBroker } from "../../e2e/mqttBroker.ts";
import { nodeHost } from "../node/nodeHost.ts";
import { mqtt } from "./mqtt.ts";
import { runNode } from "./runNode.ts";
import { networkOf } from "./support/networkOf.ts";

let broker: Awaited<ReturnType<typeof mqttBroker>>;
let stop = new AbortController();
afterEach(() => {
  stop.abort();
  stop = new AbortController();
  broker?.close();
});

const KEEP_ALIVE = 30_000;

async function listen(
  onSubscribed: (client: MqttClient, count: number) => void,
  params: Record<string, unknown> = {},
  more: Parameters<typeof mqttBroker>[1] & { readonly sleep?: (ms: number) => Promise<void> } = {},
) {
  broker = await mqttBroker(onSubscribed, more);
  const slept: number[] = [];
  const forever = (ms: number) => (ms === KEEP_ALIVE ? new Promise<void>(() => undefined) : Promise.resolve(void slept.push(ms)));
  const host = { ...networkOf(nodeHost(), stop.signal), sleep: more.sleep ?? forever };
  const { out } = await runNode(mqtt, { params: { url: `ws://${broker.host}/mqtt`, topics: ["a/#"], ...params }, host });
  return { out, slept };
}

test("messages of the topics are items, retained ones that come early too", async () => {
  const early = (client: MqttClient): void => client.publish("a/é", "old", 0, true);
  const { out } = await listen(
    (client) => {
      client.publish("a/1", '{"t":1}');
      client.publish("a/2", "x".repeat(20_000));
    },
    { topics: ["a/#", "b/+/c"], most: 3 },
    { early },
  );
  expect(out).toEqual([
    { topic: "a/é", data: "old", retain: true },
    { topic: "a/1", data: '{"t":1}', retain: false },
    { topic: "a/2", data: "x".repeat(20_000), retain: false },
  ]);
  expect(broker.clients[0]?.topics).toEqual(["a/#", "b/+/c"]);
  await expect.poll(() => broker.clients[0]?.kinds).toEqual([1, 8, 14]);
});

test("messages can be JSON or files, and are acknowledged at QoS 1", async () => {
  const publish = (client: MqttClient): void => client.publish("a/b", "[1]", 1);
  expect((await listen(publish, { as: "json", qos: "1", most: 1 })).out).toMatchObject([{ data: [1] }]);
  await expect.poll(() => broker.clients[0]?.kinds).toEqual([1, 8, 4, 14]);
  broker.close();
  expect((await listen(publish, { as: "file", most: 1 })).out).toMatchObject([{ data: { name: "b", size: 3 } }]);
});

test("user, password and client ID are sent", async () => {
  await listen((client) => client.publish("a", ""), { user: "ädä", password: "p", clientId: "me", most: 1 });
  const login = broker.clients[0]?.login ?? Buffer.alloc(0);
  expect(login.subarray(0, 10)).toEqual(Buffer.from([0, 4, 77, 81, 84, 84, 4, 0b11000010, 0, 30]));
  expect(login.subarray(10).toString()).toBe("\0\x02me\0\x05ädä\0\x01p");
});

test("a connection that breaks or is closed is made again, with the subscription", async () => {
  const { out, slept } = await listen(
    (client, count) => {
      if (count === 1) client.peer.drop();
      else if (count === 2) client.peer.close();
      else client.publish("a", "b");
    },
    { most: 1, delay: 500 },
  );
  expect(out).toMatchObject([{ data: "b" }]);
  expect(slept).toEqual([500, 1000]);
});

test("a broker that gives no sign of life is left, and connected to again", async () => {
  let rounds = 0;
  const sleep = async (ms: number): Promise<void> => {
    rounds += ms === KEEP_ALIVE ? 1 : 0;
    if (ms === KEEP_ALIVE && rounds > 2) return new Promise<void>(() => undefined);
  };
  const answer = (client: MqttClient, count: number): void => {
    if (count === 2) client.publish("a", "b");
  };
  const { out } = await listen(answer, { most: 1 }, { deaf: true, sleep });
  expect(out).toMatchObject([{ data: "b" }]);
  expect(broker.clients.length).toBe(2);
});

test("a login and a subscription that are refused fail at once", async () => {
  await expect(listen(() => undefined, {}, { login: 4 })).rejects.toMatchObject({ code: "mqtt-refused", kind: "outside" });
  broker.close();
  await expect(listen(() => undefined, {}, { grant: 128 })).rejects.toMatchObject({ code: "not-subscribed", param: "topics" });
  expect(broker.clients.length).toBe(1);
});

test.each<[string, (client: MqttClient) => void]>([
  ["text", (client) => client.peer.send("hello")],
  ["a length of five bytes", (client) => client.peer.send(Uint8Array.of(0x30, 255, 255, 255, 255, 1))],
  ["a packet that is too large", (client) => client.peer.send(Uint8Array.of(0x30, 255, 255, 255, 127))],
  ["a message that is cut off", (client) => client.peer.send(Uint8Array.of(0x30, 2, 0, 9))],
  ["QoS 2, which nobody asked for", (client) => client.publish("a", "b", 2)],
])("%s fails", async (_, send) => {
  await expect(listen(send)).rejects.toMatchObject({ code: "bad-packet", kind: "outside" });
});

test.each([[[]], [[""]], [["a+"]], [["#/a"]], [["a\0"]]])("topics %j are the user's fault", async (topics) => {
  const running = runNode(mqtt, { params: { url: "ws://a.test/", topics: () => topics } });
  await expect(running).rejects.toMatchObject({ kind: "user", param: "topics" });
});
