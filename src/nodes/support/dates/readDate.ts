import { NodeError } from "../../../model/failure.ts";
import type { Json } from "../../../model/json.ts";
import { parseByPattern } from "./datePattern.ts";

/** How the date is written. */
export type DateInput = { readonly from: "auto" | "seconds" | "pattern"; readonly readPattern: string; readonly zone: string };

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?(Z|[+-]\d\d:?\d\d))?)?$/i;
const RFC = /^(?:[a-z]{3}, ?)?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d:\d\d)(?::(\d\d))? (UTC?|GMT|Z|[+-]\d{4})$/i;

/** The moment that a value of an item stands for; `not-date` when it stands for none. Without an offset it is read in the zone. */
export function readDate(value: Json | undefined, { from, readPattern, zone }: DateInput, param: string): number {
  const moment =
    typeof value === "number"
      ? from === "seconds"
        ? value * 1000
        : value
      : typeof value === "string" && value.length <= 200
        ? ofText(value.trim(), from, readPattern, zone)
        : undefined;
  if (moment !== undefined && Math.abs(moment) <= 8.64e15) return Math.round(moment);
  const shown = value === undefined ? "What is missing" : `“${(typeof value === "string" ? value : JSON.stringify(value)).slice(0, 40)}”`;
  throw new NodeError("not-date", `${shown} is no date that could be read.`, {
    param,
    hint:
      from === "pattern"
        ? `It has to be written as “${readPattern}”.`
        : "Give an ISO date such as 2026-01-31T12:00:00Z, or read it by a pattern.",
  });
}

function ofText(text: string, from: DateInput["from"], pattern: string, zone: string): number | undefined {
  if (from === "pattern") return parseByPattern(text, pattern, zone);
  if (/^-?\d{1,16}(\.\d+)?$/.test(text)) return Number(text) * (from === "seconds" ? 1000 : 1);
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, day, time = "00:00", second = "00", part = "", offset] = iso;
    return read(`${day} ${time}:${second}.${part.slice(0, 3).padEnd(3, "0")}`, "yyyy-MM-dd HH:mm:ss.SSS", offset, zone);
  }
  const [, day, month, year, time, second = "00", offset] = RFC.exec(text) ?? [];
  return day === undefined ? undefined : read(`${day} ${month} ${year} ${time}:${second}`, "d MMM yyyy HH:mm:ss", offset, zone);
}

function read(text: string, pattern: string, offset: string | undefined, zone: string): number | undefined {
  if (offset === undefined) return parseByPattern(text, pattern, zone);
  return parseByPattern(`${text}${/^[+-]/.test(offset) ? offset : "Z"}`, `${pattern}XXX`, zone);
}
