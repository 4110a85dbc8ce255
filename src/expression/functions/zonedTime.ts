import { ExpressionError } from "../expressionError.ts";

/** Calendar fields; `month` from 1. */
export type CalendarTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
};

const ISO = /^([+-]\d{6}|\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  try {
    const options = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      era: "short",
      hourCycle: "h23",
      ...options,
    });
    if (formats.size < 500) formats.set(zone, format);
    return format;
  } catch {
    throw new ExpressionError("expression-value", `“${zone.slice(0, 60)}” is no time zone; use a name such as "Europe/Berlin" or "UTC".`);
  }
}

/** What clock and calendar show in a zone at a moment. */
export function calendarAt(moment: number, zone: string): CalendarTime {
  const date = new Date(moment);
  const millisecond = date.getUTCMilliseconds();
  if (zone === "UTC") {
    const [hour, minute, second] = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour, minute, second, millisecond };
  }
  const field: Record<string, string> = {};
  for (const part of formatOf(zone).formatToParts(date)) field[part.type] = part.value;
  const read = (name: string): number => Number(field[name]);
  const year = field.era === "BC" ? 1 - read("year") : read("year");
  return { year, month: read("month"), day: read("day"), hour: read("hour"), minute: read("minute"), second: read("second"), millisecond };
}

/** Milliseconds of calendar fields read as UTC; fields may overflow, as in month 13. */
export function utcOf(time: CalendarTime): number {
  const date = new Date(0);
  date.setUTCFullYear(time.year, time.month - 1, time.day);
  date.setUTCHours(time.hour, time.minute, time.second, time.millisecond);
  return date.getTime();
}

/** The moment at which a zone shows these fields; in the gap of a clock change the moment after it, when shown twice the first. */
export function momentOf(time: CalendarTime, zone: string): number {
  const wanted = utcOf(time);
  if (zone === "UTC" || Number.isNaN(wanted)) return wanted;
  const before = wanted - offsetAt(wanted - 86_400_000, zone);
  const after = wanted - offsetAt(wanted + 86_400_000, zone);
  if (before + offsetAt(before, zone) === wanted) return before;
  return after + offsetAt(after, zone) === wanted ? after : before;
}

function offsetAt(moment: number, zone: string): number {
  return utcOf(calendarAt(moment, zone)) - moment;
}

/**
 * Milliseconds since 1970 of an ISO date or date and time, or of a number of milliseconds.
 * Without an offset the text is read in `zone`.
 *
 * @throws ExpressionError when it is neither.
 */
export function readMoment(value: unknown, zone: string, name: string): number {
  if (typeof value === "number" && Math.abs(value) <= 8.64e15) return value;
  const match = typeof value === "string" && value.length < 60 ? ISO.exec(value.trim()) : null;
  if (match !== null) {
    const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const millisecond = Math.floor(Number(`0.${match[7] ?? "0"}`) * 1000);
    const time: CalendarTime = { year, month, day, hour, minute, second, millisecond };
    const offset = match[8]?.toUpperCase();
    const utc = utcOf(time);
    const real = calendarAt(utc, "UTC");
    if (real.month === month && real.day === day && minute < 60 && second < 60 && real.hour === hour % 24) {
      if (offset === undefined) return momentOf(time, zone);
      if (offset === "Z") return utc;
      const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
      return utc - (offset[0] === "-" ? -minutes : minutes) * 60_000;
    }
  }
  const shown = typeof value === "string" ? `“${value.slice(0, 40)}”` : String(value);
  throw new ExpressionError(
    "expression-value",
    `${name}: ${shown} is no date; give ISO text such as "2026-01-31" or "2026-01-31T12:00:00Z", or use parseDate.`,
  );
}
