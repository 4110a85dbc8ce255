/** Inflates raw deflate data into `into`, which has the size of what comes out. */
export default function inflate(from: Uint8Array, into: Uint8Array): Uint8Array<ArrayBuffer>;
