import { NodeError } from "../../model/failure.ts";

/** Kinds of packets of MQTT 3.1.1, by their number. */
export const MQTT = {
  connect: 1,
  connack: 2,
  publish: 3,
  puback: 4,
  subscribe: 8,
  suback: 9,
  pingreq: 12,
  pingresp: 13,
  disconnect: 14,
} as const;

export type MqttPacket = { readonly kind: number; readonly flags: number; readonly body: Uint8Array };

/** Bytes of a packet. */
const MOST = 10_000_000;
const encoder = new TextEncoder();

/** A packet of these parts; a text stands with its length before it, a number for two bytes. */
export function mqttPacket(kind: number, flags: number, ...parts: readonly (string | number | Uint8Array)[]): Uint8Array {
  const body = joined(parts.map(bytesOf));
  const length: number[] = [];
  for (let left = body.length; length.length === 0 || left > 0; left = Math.floor(left / 128)) {
    length.push((left % 128) | (left >= 128 ? 128 : 0));
  }
  return joined([Uint8Array.of((kind << 4) | flags, ...length), body]);
}

function bytesOf(part: string | number | Uint8Array): Uint8Array {
  if (typeof part === "number") return Uint8Array.of(part >> 8, part & 255);
  if (typeof part !== "string") return part;
  const text = encoder.encode(part);
  if (text.length > 65_535) throw new NodeError("too-large", "A text of more than 65,535 bytes cannot be sent by MQTT.");
  return joined([Uint8Array.of(text.length >> 8, text.length & 255), text]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Cuts packets out of bytes that come in any pieces. One over 10 MB, or with no proper length, fails with `bad-packet`. */
export class MqttReader {
  #pieces: Uint8Array[] = [];
  #size = 0;

  add(piece: Uint8Array): MqttPacket[] {
    this.#pieces.push(piece);
    this.#size += piece.length;
    const packets: MqttPacket[] = [];
    for (let packet = this.#next(); packet !== undefined; packet = this.#next()) packets.push(packet);
    return packets;
  }

  #next(): MqttPacket | undefined {
    const head = this.#head();
    let [length, at] = [0, 1];
    for (; ; at += 1) {
      const byte = head[at];
      if (byte === undefined) return undefined;
      if (at > 4) throw badPacket("a length of more than four bytes");
      length += (byte & 127) * 128 ** (at - 1);
      if (byte < 128) break;
    }
    if (length > MOST) throw badPacket("a packet of more than 10 MB");
    const end = at + 1 + length;
    if (this.#size < end) return undefined;
    const whole = joined(this.#pieces);
    this.#pieces = [whole.subarray(end)];
    this.#size -= end;
    const first = whole[0] as number;
    return { kind: first >> 4, flags: first & 15, body: whole.subarray(at + 1, end) };
  }

  /** The first bytes, enough for kind and length. */
  #head(): Uint8Array {
    const [first] = this.#pieces;
    if (first !== undefined && first.length >= 6) return first;
    this.#pieces = [joined(this.#pieces)];
    return this.#pieces[0] as Uint8Array;
  }
}

export function badPacket(what: string): NodeError {
  return new NodeError("bad-packet", `The broker sent ${what}.`, {
    kind: "outside",
    hint: "Look at the address: it has to speak MQTT 3.1.1.",
  });
}
