/**
 * Random numbers that are a function of a text: the same key gives the same numbers everywhere (P2).
 * The key is spread by FNV-1a, the numbers come from sfc32 (C. Doty-Humphrey, PractRand).
 */
export function chance(key: string): () => number {
  let [a, b, c, d] = [hash(key, 0x811c9dc5), hash(key, 0x01234567), hash(key, 0x89abcdef), 1];
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}

/** A version 4 UUID made of the numbers of `random`. */
export function uuidFrom(random: () => number): string {
  const hex = Array.from({ length: 32 }, (_, at) => {
    if (at === 12) return "4";
    const digit = Math.floor(random() * 16);
    return (at === 16 ? (digit & 3) | 8 : digit).toString(16);
  }).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
