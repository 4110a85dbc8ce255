import tinyInflate from "tiny-inflate";

/** What was deflated (raw), of `size` bytes, where the platform has no code for that which answers at once. */
export function inflate(bytes: Uint8Array, size: number): Uint8Array {
  return tinyInflate(bytes, new Uint8Array(size));
}
