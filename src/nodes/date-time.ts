import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { changedField } from "./support/changeField.ts";
import { lazyRun } from "./support/lazyRun.ts";

const DATES = ["format", "add", "subtract", "start", "end"];

export const dateTimeParams = {
  op: {
    kind: "choice",
    label: "Operation",
    options: [
      { value: "format", label: "Read and format" },
      { value: "add", label: "Add" },
      { value: "subtract", label: "Subtract" },
      { value: "difference", label: "Time until another date" },
      { value: "start", label: "Start of" },
      { value: "end", label: "End of" },
    ],
    default: "format",
  },
  field: { ...changedField.field, placeholder: "date" },
  amount: { kind: "number", label: "Amount", default: 1, showIf: { param: "op", in: ["add", "subtract"] } },
  unit: {
    kind: "choice",
    label: "Unit",
    options: [
      { value: "second", label: "Seconds" },
      { value: "minute", label: "Minutes" },
      { value: "hour", label: "Hours" },
      { value: "day", label: "Days" },
      { value: "week", label: "Weeks (from Monday)" },
      { value: "month", label: "Months" },
      { value: "quarter", label: "Quarters" },
      { value: "year", label: "Years" },
    ],
    default: "day",
    showIf: { param: "op", in: ["add", "subtract", "difference", "start", "end"] },
  },
  other: {
    kind: "expression",
    label: "Until",
    help: "A date written like that in the field, or now.",
    default: "now",
    showIf: { param: "op", in: ["difference"] },
  },
  from: {
    kind: "choice",
    label: "Read as",
    options: [
      { value: "auto", label: "ISO, RFC 2822 or milliseconds" },
      { value: "seconds", label: "Seconds since 1970" },
      { value: "pattern", label: "A pattern" },
    ],
    default: "auto",
  },
  readPattern: {
    kind: "text",
    label: "Pattern to read",
    placeholder: "dd.MM.yyyy HH:mm",
    default: "dd.MM.yyyy",
    showIf: { param: "from", in: ["pattern"] },
  },
  to: {
    kind: "choice",
    label: "Write as",
    options: [
      { value: "iso", label: "ISO in UTC" },
      { value: "zoned", label: "ISO with the offset of the zone" },
      { value: "pattern", label: "A pattern" },
      { value: "milliseconds", label: "Milliseconds since 1970" },
      { value: "seconds", label: "Seconds since 1970" },
    ],
    default: "iso",
    showIf: { param: "op", in: DATES },
  },
  pattern: {
    kind: "text",
    label: "Pattern to write",
    placeholder: "EEEE, d MMMM yyyy",
    default: "yyyy-MM-dd",
    showIf: { param: "to", in: ["pattern"] },
  },
  zone: { kind: "text", label: "Time zone", help: "For dates without an offset, for days and months, and for patterns.", default: "UTC" },
  as: changedField.as,
} as const satisfies Fields;

export const dateTime = defineNode({
  type: "date-time",
  title: "Date and time",
  icon: "calendar-clock",
  category: "data",
  aliases: ["date", "time", "format date", "parse date", "timestamp", "epoch", "iso", "time zone", "add days", "difference", "age"],
  docs: {
    summary: "Reads, formats, moves and compares dates.",
    details:
      "A date is ISO text, RFC 2822 text as in mails, a number of milliseconds, or text by a pattern of `yyyy yy MMMM MMM MM M dd d EEEE EEE HH H hh h mm m ss s SSS a XXX`, with other text in quotes (`'`). `31.02.` is no date and fails with `not-date`. Days, weeks, months, quarters and years are counted on the calendar of the zone, so a day over a clock change has 23 or 25 hours; a month after 31 January is the last of February. A time that a clock change leaves out is read as long after the change, one that comes twice as the first. **Time until another date** gives parts of hours, minutes and seconds, but whole days and more.",
    examples: [
      {
        title: "A German date to ISO",
        params: { field: "due", from: "pattern", readPattern: "dd.MM.yyyy HH:mm", zone: "Europe/Berlin" },
        input: [{ due: "24.12.2026 18:00" }],
        output: { out: [{ due: "2026-12-24T17:00:00.000Z" }] },
      },
      {
        title: "A day over a clock change",
        params: { op: "add", field: "at", unit: "day", zone: "Europe/Berlin", to: "zoned", as: "next" },
        input: [{ at: "2026-03-28T12:00:00+01:00" }],
        output: { out: [{ at: "2026-03-28T12:00:00+01:00", next: "2026-03-29T12:00:00.000+02:00" }] },
      },
      {
        title: "Days until the end of the year",
        params: { op: "difference", field: "at", other: "2026-12-31", unit: "day", as: "days" },
        input: [{ at: "2026-12-01" }],
        output: { out: [{ at: "2026-12-01", days: 30 }] },
      },
    ],
  },
  params: dateTimeParams,
  summary: "{op}: {field}",
  run: lazyRun(async () => (await import("./run/changeDate.ts")).changeDate),
});
