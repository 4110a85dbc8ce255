import { NodeError } from "../../model/failure.ts";
import type { NodeHost, Socket } from "../../model/host.ts";
import { badPacket, MQTT, type MqttPacket, MqttReader, mqttPacket } from "./mqttPackets.ts";

export type MqttMessage = { readonly topic: string; readonly bytes: Uint8Array; readonly qos: number; readonly retain: boolean };
export type MqttLogin = { readonly clientId: string; readonly user: string; readonly password: string; readonly keepAlive: number };

/** What a broker says when it lets nobody in, by its number. */
const REFUSALS = ["", "the version of MQTT", "the client ID", "because it is not available", "the user or password", "the client"] as const;
const NOT_AVAILABLE = 3;
const CLEAN = 2;
const [HAS_USER, HAS_PASSWORD] = [128, 64];

/** One connection to a broker: it logs in, subscribes, keeps it alive and gives the messages that come. */
export class MqttSession {
  readonly #socket: Socket;
  readonly #host: NodeHost;
  readonly #reader = new MqttReader();
  readonly #packets: AsyncIterator<string | Uint8Array>;
  #waiting: MqttPacket[] = [];
  #over = false;
  #answered = true;

  constructor(socket: Socket, host: NodeHost) {
    this.#socket = socket;
    this.#host = host;
    this.#packets = socket.messages[Symbol.asyncIterator]();
  }

  async logIn({ clientId, user, password, keepAlive }: MqttLogin): Promise<void> {
    const flags = CLEAN | (user === "" ? 0 : HAS_USER) | (user === "" || password === "" ? 0 : HAS_PASSWORD);
    const login = user === "" ? [] : password === "" ? [user] : [user, password];
    const seconds = Math.min(Math.ceil(keepAlive / 1000), 65_535);
    this.#socket.send(mqttPacket(MQTT.connect, 0, "MQTT", Uint8Array.of(4, flags), seconds, clientId, ...login));
    const { kind, body } = await this.#expect();
    if (kind !== MQTT.connack) throw badPacket("something else than an answer to the login");
    const code = body[1] ?? 0;
    if (code !== 0) throw refused(code);
    void this.#keepAlive(keepAlive);
  }

  async subscribe(topics: readonly string[], qos: number): Promise<void> {
    this.#socket.send(mqttPacket(MQTT.subscribe, 2, 1, ...topics.flatMap((topic) => [topic, Uint8Array.of(qos)])));
    const early: MqttPacket[] = [];
    // A retained message may come before the answer.
    for (;;) {
      const packet = await this.#expect();
      if (packet.kind !== MQTT.suback) early.push(packet);
      else {
        this.#waiting = [...early, ...this.#waiting];
        const bad = topics.find((_, at) => ((packet.body[at + 2] ?? 128) & 128) !== 0);
        if (bad === undefined) return;
        throw new NodeError("not-subscribed", `The broker does not let this client subscribe to “${bad}”.`, {
          kind: "outside",
          param: "topics",
        });
      }
    }
  }

  async *messages(): AsyncGenerator<MqttMessage, void, undefined> {
    for (let packet = await this.#next(); packet !== undefined; packet = await this.#next()) {
      if (packet.kind === MQTT.publish) yield this.#message(packet);
    }
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#socket.send(mqttPacket(MQTT.disconnect, 0));
    this.#socket.close();
  }

  #message({ flags, body }: MqttPacket): MqttMessage {
    const qos = (flags >> 1) & 3;
    const end = 2 + ((body[0] ?? 0) << 8) + (body[1] ?? 0);
    const start = end + (qos === 0 ? 0 : 2);
    if (qos > 1 || start > body.length) throw badPacket("a message that is cut off or was not asked for");
    if (qos === 1) this.#socket.send(mqttPacket(MQTT.puback, 0, body.subarray(end, start)));
    const topic = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body.subarray(2, end));
    return { topic, bytes: body.slice(start), qos, retain: (flags & 1) === 1 };
  }

  async #expect(): Promise<MqttPacket> {
    const packet = await this.#next();
    if (packet === undefined) throw new NodeError("network", "The broker closed the connection.", { kind: "outside" });
    return packet;
  }

  async #next(): Promise<MqttPacket | undefined> {
    for (;;) {
      const packet = this.#waiting.shift();
      if (packet?.kind === MQTT.pingresp) this.#answered = true;
      else if (packet !== undefined) return packet;
      else {
        const next = await this.#packets.next();
        if (next.done === true) return undefined;
        if (typeof next.value === "string") throw badPacket("text");
        this.#waiting = this.#reader.add(next.value);
      }
    }
  }

  /** Asks for a sign of life now and then; without one by the next time the connection is closed. */
  async #keepAlive(pause: number): Promise<void> {
    if (pause === 0) return;
    for (;;) {
      // A rejection means that the activation ends.
      const slept = await this.#host.sleep(pause).then(
        () => true,
        () => false,
      );
      if (!slept || this.#over) return;
      if (!this.#answered) return this.close();
      this.#answered = false;
      this.#socket.send(mqttPacket(MQTT.pingreq, 0));
    }
  }
}

function refused(code: number): NodeError {
  const message = `The broker refuses ${REFUSALS[code] ?? `the login (${code})`}.`;
  if (code === NOT_AVAILABLE) return new NodeError("network", message, { kind: "outside" });
  return new NodeError("mqtt-refused", message, { kind: "outside", hint: "Look at the user, password and client ID." });
}
