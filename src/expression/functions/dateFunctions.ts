import { ExpressionError } from "../expressionError.ts";
import type { Method } from "../method.ts";
import { toNumber, toText } from "../plainValue.ts";
import type { Work } from "../work.ts";
import { type CalendarTime, calendarAt, momentOf, readMoment, utcOf } from "./zonedTime.ts";

const UNITS = ["millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year"] as const;
type Unit = (typeof UNITS)[number];
const FIXED: Readonly<Partial<Record<Unit, number>>> = { millisecond: 1, second: 1000, minute: 60_000, hour: 3_600_000 };
const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

function unitOf(work: Work, value: unknown, name: string): Unit {
  const text = toText(work, value).toLowerCase().replace(/s$/, "");
  const unit = UNITS.find((known) => known === text);
  if (unit !== undefined) return unit;
  throw new ExpressionError("expression-value", `${name}: “${text.slice(0, 40)}” is no unit; use one of ${UNITS.join(", ")}.`);
}

function zoneOf(work: Work, value: unknown): string {
  return value === undefined || value === null ? "UTC" : toText(work, value);
}

function iso(moment: number, name: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) throw new ExpressionError("expression-value", `${name}: the date is out of range.`);
  return date.toISOString();
}

/** Months are added on the calendar of the zone; a day that does not exist becomes the last of its month. */
function shift(moment: number, amount: number, unit: Unit, zone: string): number {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return moment + amount * fixed;
  const time = calendarAt(moment, zone);
  if (unit === "day" || unit === "week") return momentOf({ ...time, day: time.day + Math.trunc(amount) * (unit === "week" ? 7 : 1) }, zone);
  const months = Math.trunc(amount) * (unit === "year" ? 12 : unit === "quarter" ? 3 : 1);
  const target = calendarAt(utcOf({ ...time, day: 1, month: time.month + months }), "UTC");
  const lastDay = calendarAt(utcOf({ ...target, day: 0, month: target.month + 1 }), "UTC").day;
  return momentOf({ ...time, year: target.year, month: target.month, day: Math.min(time.day, lastDay) }, zone);
}

function addDate(work: Work, value: unknown, amount: unknown, unit: unknown, zone: unknown): string {
  const place = zoneOf(work, zone);
  return iso(shift(readMoment(value, place, "addDate"), toNumber(work, amount), unitOf(work, unit, "addDate"), place), "addDate");
}

function startOf(work: Work, value: unknown, unit: unknown, zone: unknown): string {
  const place = zoneOf(work, zone);
  const moment = readMoment(value, place, "startOf");
  const name = unitOf(work, unit, "startOf");
  const time = calendarAt(moment, place);
  const level = UNITS.indexOf(name);
  const weekday = (new Date(utcOf(time)).getUTCDay() + 6) % 7;
  const start: CalendarTime = {
    year: time.year,
    month: level >= 8 ? 1 : name === "quarter" ? time.month - ((time.month - 1) % 3) : time.month,
    day: level >= 6 ? 1 : name === "week" ? time.day - weekday : time.day,
    hour: level >= 4 ? 0 : time.hour,
    minute: level >= 3 ? 0 : time.minute,
    second: level >= 2 ? 0 : time.second,
    millisecond: level >= 1 ? 0 : time.millisecond,
  };
  return iso(level < 4 ? moment - (utcOf(time) - utcOf(start)) : momentOf(start, place), "startOf");
}

function endOf(work: Work, value: unknown, unit: unknown, zone: unknown): string {
  const place = zoneOf(work, zone);
  const start = readMoment(startOf(work, value, unit, place), place, "endOf");
  return iso(shift(start, 1, unitOf(work, unit, "endOf"), place) - 1, "endOf");
}

/** The day at midnight UTC on which the date lies in the zone. */
function dayOf(work: Work, value: unknown, zone: unknown, name: string): Date {
  const place = zoneOf(work, zone);
  const time = calendarAt(readMoment(value, place, name), place);
  return new Date(utcOf({ ...time, hour: 0, minute: 0, second: 0, millisecond: 0 }));
}

/** The week belongs to the year in which its Thursday lies. */
function isoWeek(work: Work, value: unknown, zone: unknown): string {
  const day = dayOf(work, value, zone, "isoWeek");
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * 86_400_000);
  const year = thursday.getUTCFullYear();
  const first = utcOf({ year, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 });
  const week = Math.floor((thursday.getTime() - first) / 604_800_000) + 1;
  return `${String(year).padStart(4, "0")}-W${String(week).padStart(2, "0")}`;
}

/** Whole and broken units for fixed lengths, days and weeks; whole ones for months, quarters and years. */
function diffDates(work: Work, from: unknown, to: unknown, unit: unknown, zone: unknown): number {
  const place = zoneOf(work, zone);
  const [start, end] = [readMoment(from, place, "diffDates"), readMoment(to, place, "diffDates")];
  const name = unitOf(work, unit ?? "day", "diffDates");
  const fixed = FIXED[name];
  if (fixed !== undefined) return (end - start) / fixed;
  const [a, b] = [calendarAt(start, place), calendarAt(end, place)];
  if (name === "day" || name === "week") return (utcOf(b) - utcOf(a)) / (name === "week" ? 604_800_000 : 86_400_000);
  let months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && shift(start, months, "month", place) > end) months -= 1;
  if (months < 0 && shift(start, months, "month", place) < end) months += 1;
  return Math.trunc(months / (name === "year" ? 12 : name === "quarter" ? 3 : 1)) + 0;
}

function formatDate(work: Work, value: unknown, pattern: unknown, zone: unknown): string {
  const place = zoneOf(work, zone);
  const moment = readMoment(value, place, "formatDate");
  const time = calendarAt(moment, place);
  const two = (number: number): string => String(number).padStart(2, "0");
  const offset = Math.round((utcOf(time) - moment) / 60_000);
  const fields: Readonly<Record<string, string>> = {
    yyyy: String(time.year).padStart(4, "0"),
    yy: two(time.year % 100),
    MMMM: MONTHS[time.month - 1] as string,
    MMM: (MONTHS[time.month - 1] as string).slice(0, 3),
    MM: two(time.month),
    M: String(time.month),
    dd: two(time.day),
    d: String(time.day),
    HH: two(time.hour),
    H: String(time.hour),
    hh: two(time.hour % 12 || 12),
    h: String(time.hour % 12 || 12),
    mm: two(time.minute),
    m: String(time.minute),
    ss: two(time.second),
    s: String(time.second),
    SSS: String(time.millisecond).padStart(3, "0"),
    a: time.hour < 12 ? "AM" : "PM",
    EEEE: DAYS[new Date(utcOf(time)).getUTCDay()] as string,
    EEE: (DAYS[new Date(utcOf(time)).getUTCDay()] as string).slice(0, 3),
    Q: String(Math.ceil(time.month / 3)),
    XXX: offset === 0 ? "Z" : `${offset < 0 ? "-" : "+"}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`,
  };
  const text = pattern === undefined ? "yyyy-MM-dd" : toText(work, pattern);
  work.text(text.length * 9);
  return text.replace(/'([^']*)'|yyyy|yy|MMMM|MMM|MM|M|dd|d|HH|H|hh|h|mm|m|ss|s|SSS|a|EEEE|EEE|Q|XXX/g, (token, quoted?: string) =>
    quoted === undefined ? (fields[token] as string) : quoted === "" ? "'" : quoted,
  );
}

export const DATE_FUNCTIONS: Readonly<Record<string, Method>> = {
  parseDate: { run: (work, value, zone) => iso(readMoment(value, zoneOf(work, zone), "parseDate"), "parseDate") },
  formatDate: { run: formatDate },
  addDate: { run: addDate },
  diffDates: { run: diffDates },
  startOf: { run: startOf },
  endOf: { run: endOf },
  inZone: { run: (work, value, zone) => formatDate(work, value, "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", zone) },
  weekday: { run: (work, value, zone) => dayOf(work, value, zone, "weekday").getUTCDay() || 7 },
  isoWeek: { run: isoWeek },
};
