import type { Json } from "../../model/json.ts";

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * Milliseconds since 1970 of ISO text or of a number of milliseconds; undefined for everything else, a date that no calendar has
 * included. Text without an offset is read as UTC, so that it is the same on every machine.
 *
 * @example momentOf("2024-02-29T12:00+02:00") // 1709200800000
 */
export function momentOf(value: Json | undefined): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  const parts = typeof value === "string" && value.length < 60 ? ISO.exec(value) : null;
  if (parts === null) return undefined;
  const part = (at: number): number => Number(parts[at] ?? 0);
  const [month, day, hour, minute, second] = [part(2), part(3), part(4), part(5), part(6)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(part(1), month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const offset = offsetOf(parts[8]);
  if (offset === undefined) return undefined;
  return date.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000 + Number((parts[7] ?? "").padEnd(3, "0").slice(0, 3));
}

function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined || text.toUpperCase() === "Z") return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))];
  return hours > 23 || minutes > 59 ? undefined : (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
