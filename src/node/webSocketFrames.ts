import { randomBytes } from "node:crypto";

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export type Frame = { readonly final: boolean; readonly opcode: number; readonly payload: Buffer };

/** Why a peer broke the protocol: the code to close with, and a reason. */
export class FrameError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** One frame with a mask, as a client has to send it. */
export function maskedFrame(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + extended + 4 + length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127);
  if (extended === 2) frame.writeUInt16BE(length, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  const mask = randomBytes(4);
  const start = 2 + extended + 4;
  frame.set(mask, start - 4);
  for (let at = 0; at < length; at += 1) frame[start + at] = (payload[at] as number) ^ (mask[at & 3] as number);
  return frame;
}

/** Cuts frames out of bytes that come in any pieces. */
export class FrameReader {
  readonly #most: number;
  #pieces: Buffer[] = [];
  #size = 0;

  /** `most`: bytes of a frame. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The frames that are whole now, one by one. @throws FrameError behind those that were good */
  *add(piece: Buffer): Generator<Frame, void, undefined> {
    this.#pieces.push(piece);
    this.#size += piece.length;
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) yield frame;
  }

  #next(): Frame | undefined {
    if (this.#size < 2) return undefined;
    const head = this.#peek(Math.min(this.#size, 10));
    const [first, second] = head as unknown as [number, number];
    if ((first & 0x70) !== 0) throw new FrameError(1002, "an extension nobody asked for");
    if ((second & 0x80) !== 0) throw new FrameError(1002, "a masked frame");
    const short = second & 0x7f;
    const start = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (head.length < start) return undefined;
    const length = short === 126 ? head.readUInt16BE(2) : short === 127 ? Number(head.readBigUInt64BE(2)) : short;
    const opcode = first & 0x0f;
    const final = (first & 0x80) !== 0;
    if (opcode >= 8 && (length > 125 || !final)) throw new FrameError(1002, "a control frame that is too large or in parts");
    if (length > this.#most) throw new FrameError(1009, "a message that is too large");
    if (this.#size < start + length) return undefined;
    const payload = this.#peek(start + length).subarray(start, start + length);
    this.#drop(start + length);
    return { final, opcode, payload };
  }

  /** The first bytes in one piece; joins no more than is needed. */
  #peek(count: number): Buffer {
    const [first] = this.#pieces;
    if (first !== undefined && first.length >= count) return first.subarray(0, count);
    const whole = Buffer.concat(this.#pieces);
    this.#pieces = [whole];
    return whole.subarray(0, count);
  }

  #drop(count: number): void {
    const [first] = this.#pieces as [Buffer];
    this.#size -= count;
    if (first.length > count) this.#pieces[0] = first.subarray(count);
    else this.#pieces.shift();
  }
}
