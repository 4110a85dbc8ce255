import { calendarAt, momentOf, outOfRange, utcOf } from "./zonedTime.ts";

/** A length of time that the calendar or the clock knows. */
export type DateUnit = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

const CLOCK: { readonly [unit: string]: number | undefined } = { second: 1000, minute: 60_000, hour: 3_600_000 };
const MONTHS: { readonly [unit: string]: number } = { month: 1, quarter: 3, year: 12 };

/** Whether a unit has the same length always, so that parts of it make sense. */
export function isClockUnit(unit: DateUnit): boolean {
  return CLOCK[unit] !== undefined;
}

/** The moment so many units later; on the calendar of the zone from days on. A day that a month does not have becomes its last. */
export function shiftMoment(moment: number, amount: number, unit: DateUnit, zone: string): number {
  const length = CLOCK[unit];
  if (length !== undefined) return inRange(moment + amount * length);
  const time = calendarAt(moment, zone);
  const months = MONTHS[unit];
  if (months === undefined) return momentOf({ ...time, day: time.day + amount * (unit === "week" ? 7 : 1) }, zone);
  const month = time.month + amount * months;
  const lastDay = new Date(inRange(utcOf({ ...time, month: month + 1, day: 0 }))).getUTCDate();
  return momentOf({ ...time, month, day: Math.min(time.day, lastDay) }, zone);
}

/** The first moment of the unit in which the moment lies; weeks begin on Monday. */
export function startOfUnit(moment: number, unit: DateUnit, zone: string): number {
  const time = calendarAt(moment, zone);
  const length = CLOCK[unit];
  // By what the clock shows, so that an hour repeated by a clock change keeps its own start.
  if (length !== undefined) return moment - ((((utcOf(time) % length) + length) % length) as number);
  const midnight = { ...time, hour: 0, minute: 0, second: 0, millisecond: 0 };
  if (unit === "day") return momentOf(midnight, zone);
  if (unit === "week") return momentOf({ ...midnight, day: time.day - ((new Date(utcOf(time)).getUTCDay() + 6) % 7) }, zone);
  const months = MONTHS[unit] as number;
  return momentOf({ ...midnight, day: 1, month: time.month - ((time.month - 1) % months) }, zone);
}

/** How many units lie between: parts too for those of the clock, whole ones by the calendar of the zone from days on. */
export function unitsBetween(from: number, to: number, unit: DateUnit, zone: string): number {
  const length = CLOCK[unit];
  if (length !== undefined) return (to - from) / length;
  const [start, end] = [calendarAt(from, zone), calendarAt(to, zone)];
  const months = MONTHS[unit];
  const days = (utcOf(end) - utcOf(start)) / (unit === "week" ? 604_800_000 : 86_400_000);
  let count = Math.trunc(months === undefined ? days : ((end.year - start.year) * 12 + end.month - start.month) / months);
  const direction = Math.sign(to - from);
  while (count !== 0 && direction * (shiftMoment(from, count, unit, zone) - to) > 0) count -= direction;
  return count + 0;
}

function inRange(moment: number): number {
  if (Math.abs(moment) <= 8.64e15) return moment;
  throw outOfRange();
}
