import { bytesToText } from "./bytesText.ts";

/** Bytes drawn from the chance of the run, so that a run can be repeated. */
export function drawnBytes(count: number, random: () => number): Uint8Array {
  return Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
}

/** A UUID of version 7 (RFC 9562): 48 bits of time in milliseconds, then chance. */
export function uuidOfTime(now: number, random: () => number): string {
  const bytes = drawnBytes(16, random);
  const time = new DataView(new ArrayBuffer(8));
  time.setBigUint64(0, BigInt(Math.floor(now)) << 16n);
  bytes.set(new Uint8Array(time.buffer, 0, 6));
  bytes[6] = ((bytes[6] as number) & 15) | 0x70;
  bytes[8] = ((bytes[8] as number) & 63) | 0x80;
  return bytesToText(bytes, "hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
