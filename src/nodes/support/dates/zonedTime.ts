import { NodeError } from "../../../model/failure.ts";

/** What calendar and clock show; `month` from 1. Fields may overflow, as in day 32. */
export type CalendarTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
};

const DAY = 86_400_000;
const MOST_REMEMBERED = 500;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a zone shows at a moment. */
export function calendarAt(moment: number, zone: string): CalendarTime {
  const shown = new Map(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type as string, value]),
  );
  const number = (name: string): number => Number(shown.get(name));
  return {
    year: shown.get("era") === "BC" ? 1 - number("year") : number("year"),
    month: number("month"),
    day: number("day"),
    hour: number("hour"),
    minute: number("minute"),
    second: number("second"),
    millisecond: new Date(moment).getUTCMilliseconds(),
  };
}

/** The moment at which UTC shows these fields. */
export function utcOf({ year, month, day, hour, minute, second, millisecond }: CalendarTime): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, millisecond);
}

/** How far the zone is ahead of UTC, in milliseconds. */
export function offsetAt(moment: number, zone: string): number {
  return utcOf(calendarAt(moment, zone)) - moment;
}

/** The moment at which the zone shows these fields: the first where it does so twice, and where it never does, as long after the change. */
export function momentOf(time: CalendarTime, zone: string): number {
  const wanted = utcOf(time);
  if (!(Math.abs(wanted) < 8.64e15 - 2 * DAY)) throw outOfRange();
  const [early, late] = [wanted - DAY, wanted + DAY].map((near) => wanted - offsetAt(near, zone)) as [number, number];
  return [early, late].find((moment) => moment + offsetAt(moment, zone) === wanted) ?? early;
}

/** The failure of a date beyond what a date can hold. */
export function outOfRange(): NodeError {
  return new NodeError("date-out-of-range", "The date is out of range.", { hint: "Dates go from the year -271821 to 275760." });
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  try {
    const format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn-hc-h23", {
      timeZone: zone,
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    if (formats.size < MOST_REMEMBERED) formats.set(zone, format);
    return format;
  } catch {
    throw new NodeError("bad-zone", `“${zone.slice(0, 60)}” is no time zone.`, {
      param: "zone",
      hint: "Write it like Europe/Berlin, America/New_York or UTC.",
    });
  }
}
