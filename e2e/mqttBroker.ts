import { type Peer, type SocketServer, webSocketServer } from "./webSocketServer.ts";

export type MqttClient = {
  readonly peer: Peer;
  /** Kinds of the packets that came, by their number. */
  readonly kinds: readonly number[];
  readonly login: Buffer;
  readonly topics: readonly string[];
  publish(topic: string, payload: string | Buffer, qos?: number, retain?: boolean): void;
};

/** A tiny MQTT broker on this machine: `login` and `grant` answer, `onSubscribed` goes on. */
export async function mqttBroker(
  onSubscribed: (client: MqttClient, count: number) => void,
  more: { readonly login?: number; readonly grant?: number; readonly deaf?: boolean; readonly early?: (client: MqttClient) => void } = {},
): Promise<SocketServer & { readonly clients: readonly MqttClient[] }> {
  const clients: MqttClient[] = [];
  const server = await webSocketServer((peer) => {
    const [kinds, topics]: [number[], string[]] = [[], []];
    const client = {
      peer,
      kinds,
      topics,
      login: Buffer.alloc(0) as Buffer,
      publish(topic: string, payload: string | Buffer, qos = 0, retain = false) {
        const id = qos === 0 ? [] : [Buffer.from([0, 9])];
        peer.send(packet(0x30 | (qos << 1) | (retain ? 1 : 0), Buffer.concat([text(topic), ...id, Buffer.from(payload)])));
      },
    };
    clients.push(client);
    peer.onMessage = (message) => {
      const [kind, body] = cut(Buffer.from(message));
      kinds.push(kind);
      if (kind === 1) {
        client.login = body;
        peer.send(packet(0x20, Buffer.from([0, more.login ?? 0])));
      }
      if (kind === 8) {
        for (let at = 2; at < body.length; at += 3 + body.readUInt16BE(at))
          topics.push(body.toString("utf8", at + 2, at + 2 + body.readUInt16BE(at)));
        more.early?.(client);
        peer.send(packet(0x90, Buffer.concat([body.subarray(0, 2), Buffer.alloc(topics.length, more.grant ?? 0)])));
        onSubscribed(client, clients.length);
      }
      if (kind === 12 && more.deaf !== true) peer.send(packet(0xd0, Buffer.alloc(0)));
    };
  }, "mqtt");
  return { ...server, clients };
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
}

function packet(first: number, body: Buffer): Buffer {
  const length: number[] = [];
  for (let left = body.length; length.length === 0 || left > 0; left >>= 7) length.push((left & 127) | (left > 127 ? 128 : 0));
  return Buffer.concat([Buffer.from([first, ...length]), body]);
}

function cut(bytes: Buffer): readonly [kind: number, body: Buffer] {
  let at = 1;
  while ((bytes[at] as number) > 127) at += 1;
  return [(bytes[0] as number) >> 4, bytes.subarray(at + 1)];
}
