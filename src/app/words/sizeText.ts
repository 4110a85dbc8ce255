import { numberText, tn } from "./words.ts";

const UNITS = ["kB", "MB", "GB", "TB"] as const;

/** A size for people: `1 byte`, `640 bytes`, `3.4 kB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return tn(bytes, "{count} byte", "{count} bytes");
  let [size, unit] = [bytes / 1000, 0];
  // Rounded first: 999,960 bytes are 1 MB, not 1,000 kB.
  while (Math.round(size * 10) >= 10_000 && unit < UNITS.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${numberText(Math.round(size * 10) / 10)} ${UNITS[unit]}`;
}
