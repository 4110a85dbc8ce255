import { notText } from "./notText.ts";

/** The text a param holds, without a byte order mark; anything that is no text fails with `not-text` and a way out. */
export function requireText(value: unknown, param: string, what: string): string {
  if (typeof value !== "string") throw notText(value, param, what);
  return value.startsWith("\uFEFF") ? value.slice(1) : value;
}
