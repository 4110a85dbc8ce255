import { t } from "../words/words.ts";

/** `640 bytes`, `3.4 kB`, `1.2 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return t("{bytes} bytes", { bytes });
  return bytes < 1_000_000
    ? t("{bytes} kB", { bytes: (bytes / 1000).toFixed(1) })
    : t("{bytes} MB", { bytes: (bytes / 1_000_000).toFixed(1) });
}
