import { NodeError } from "../../../model/failure.ts";
import { type CalendarTime, calendarAt, momentOf, offsetAt, utcOf } from "./zonedTime.ts";

const TOKEN = /'([^']*)'|yyyy|yy|MMMM|MMM|MM|M|dd|d|EEEE|EEE|HH|H|hh|h|mm|m|ss|s|SSS|a|XXX|Q/g;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const MOST_CHARACTERS = 200;

/** A moment as the pattern says, in English. */
export function formatByPattern(moment: number, pattern: string, zone: string): string {
  checkLength(pattern, "pattern");
  const time = calendarAt(moment, zone);
  const offset = Math.round(offsetAt(moment, zone) / 60_000);
  const weekday = DAYS[new Date(utcOf(time)).getUTCDay()] as string;
  const month = MONTHS[time.month - 1] as string;
  const fields: { readonly [token: string]: string } = {
    ...{ yyyy: padded(time.year, 4), yy: padded(time.year % 100, 2), MMMM: month, MMM: month.slice(0, 3) },
    ...{
      MM: padded(time.month, 2),
      M: `${time.month}`,
      dd: padded(time.day, 2),
      d: `${time.day}`,
      EEEE: weekday,
      EEE: weekday.slice(0, 3),
    },
    ...{ HH: padded(time.hour, 2), H: `${time.hour}`, hh: padded(time.hour % 12 || 12, 2), h: `${time.hour % 12 || 12}` },
    ...{ mm: padded(time.minute, 2), m: `${time.minute}`, ss: padded(time.second, 2), s: `${time.second}` },
    ...{ SSS: padded(time.millisecond, 3), a: time.hour < 12 ? "AM" : "PM", Q: `${Math.ceil(time.month / 3)}` },
    XXX:
      offset === 0 ? "Z" : `${offset < 0 ? "-" : "+"}${padded(Math.trunc(Math.abs(offset) / 60), 2)}:${padded(Math.abs(offset) % 60, 2)}`,
  };
  return pattern.replace(TOKEN, (token, quoted?: string) => (quoted === undefined ? (fields[token] as string) : quoted || "'"));
}

function padded(value: number, width: number): string {
  return `${value < 0 ? "-" : ""}${String(Math.abs(value)).padStart(width, "0")}`;
}

type Found = { [part in keyof CalendarTime]?: number } & { half?: number; offset?: number };

/** The moment in a text that is written as the pattern says; undefined when it is not. What the pattern leaves out is the start. */
export function parseByPattern(text: string, pattern: string, zone: string): number | undefined {
  checkLength(pattern, "pattern");
  if (text.length > MOST_CHARACTERS) return undefined;
  const found = scan(text.trim(), pattern);
  if (found?.year === undefined) return undefined;
  const { half, offset, ...given } = found;
  const time = { month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0, ...given } as CalendarTime;
  const hour = half === undefined ? time.hour : time.hour < 1 || time.hour > 12 ? 99 : (time.hour % 12) + half;
  const whole = { ...time, hour };
  const back = calendarAt(utcOf(whole), "UTC");
  if ((Object.keys(back) as (keyof CalendarTime)[]).some((part) => back[part] !== whole[part])) return undefined;
  return offset === undefined ? momentOf(whole, zone) : utcOf(whole) - offset * 60_000;
}

function scan(text: string, pattern: string): Found | undefined {
  const found: Found = {};
  let at = 0;
  let done = 0;
  const literal = (expected: string): boolean => {
    if (!text.startsWith(expected, at)) return false;
    at += expected.length;
    return true;
  };
  for (const match of pattern.matchAll(TOKEN)) {
    if (!literal(pattern.slice(done, match.index))) return undefined;
    done = match.index + match[0].length;
    if (match[1] !== undefined) {
      if (!literal(match[1] || "'")) return undefined;
      continue;
    }
    const read = readToken(match[0], text.slice(at, at + 12));
    if (read === undefined) return undefined;
    Object.assign(found, read.found);
    at += read.length;
  }
  return literal(pattern.slice(done)) && at === text.length ? found : undefined;
}

const PARTS: { readonly [letter: string]: keyof CalendarTime } = {
  ...{ y: "year", M: "month", d: "day", H: "hour", h: "hour", m: "minute", s: "second", S: "millisecond" },
};

function readToken(token: string, rest: string): { readonly found: Found; readonly length: number } | undefined {
  if (token === "MMMM" || token === "MMM") return named(MONTHS, token === "MMM", rest, (month) => ({ month: month + 1 }));
  if (token === "EEEE" || token === "EEE") return named(DAYS, token === "EEE", rest, () => ({}));
  if (token === "a") return named(["AM", "PM"], false, rest, (half) => ({ half: half * 12 }));
  if (token === "XXX") return readOffset(rest);
  if (token === "Q")
    throw new NodeError("bad-pattern", "Q stands for no date that could be read.", { param: "pattern", hint: "Leave Q out." });
  const digits = (token.length === 1 ? /^\d{1,2}/ : new RegExp(`^\\d{${token.length}}`)).exec(rest)?.[0];
  if (digits === undefined) return undefined;
  const value = token === "yy" ? Number(digits) + (Number(digits) < 70 ? 2000 : 1900) : Number(digits);
  return { found: { [PARTS[token[0] as string] as string]: value }, length: digits.length };
}

function named(names: readonly string[], short: boolean, rest: string, found: (at: number) => Found) {
  const written = short ? names.map((name) => name.slice(0, 3)) : names;
  const at = written.findIndex((name) => rest.toLowerCase().startsWith(name.toLowerCase()));
  return at < 0 ? undefined : { found: found(at), length: (written[at] as string).length };
}

function readOffset(rest: string): { readonly found: Found; readonly length: number } | undefined {
  const [all, sign, hours, minutes] = /^(?:Z|([+-])(\d\d):?([0-5]\d))/i.exec(rest) ?? [];
  if (all === undefined) return undefined;
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -1 : 1);
  return { found: { offset }, length: all.length };
}

function checkLength(pattern: string, param: string): void {
  if (pattern !== "" && pattern.length <= MOST_CHARACTERS) return;
  throw new NodeError("bad-pattern", pattern === "" ? "The pattern is empty." : "The pattern is too long.", {
    param,
    hint: "Write it like yyyy-MM-dd HH:mm.",
  });
}
