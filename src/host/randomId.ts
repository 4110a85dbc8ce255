const SIZE = 16;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Bytes that were drawn and not used yet: asking the system for each id alone takes longer than starting a run. */
const drawn = new Uint8Array(SIZE * 64);
let used = drawn.length;

/** 128 random bits as 32 hex digits. */
export function randomId(): string {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  let id = "";
  for (const end = used + SIZE; used < end; used += 1) id += HEX[drawn[used] as number];
  return id;
}
