import { expect, test } from "vitest";
import { compileTemplate } from "../compileTemplate.ts";
import type { ExpressionScope } from "../expressionScope.ts";

const value = (source: string): unknown => compileTemplate(`\${${source}}`).evaluate({} as ExpressionScope);

test.each([
  ['endOf("2026-03-29T12:00:00Z", "day", "Europe/Berlin")', "2026-03-29T21:59:59.999Z"],
  ['startOf("2026-10-25T12:00:00Z", "day", "Europe/Berlin")', "2026-10-24T22:00:00.000Z"],
  ['endOf("2026-10-25T12:00:00Z", "day", "Europe/Berlin")', "2026-10-25T22:59:59.999Z"],
  ['addDate("2026-03-07T12:00:00Z", 1, "day", "America/New_York")', "2026-03-08T11:00:00.000Z"],
  ['addDate("2026-03-07T12:00:00Z", 24, "hours", "America/New_York")', "2026-03-08T12:00:00.000Z"],
  ['inZone("2026-11-01T05:30:00Z", "America/New_York")', "2026-11-01T01:30:00.000-04:00"],
  ['inZone("2026-11-01T06:30:00Z", "America/New_York")', "2026-11-01T01:30:00.000-05:00"],
  ['inZone("2026-04-04T14:59:59Z", "Australia/Lord_Howe")', "2026-04-05T01:59:59.000+11:00"],
  ['inZone("2026-04-04T15:00:00Z", "Australia/Lord_Howe")', "2026-04-05T01:30:00.000+10:30"],
  ['endOf("2026-04-05T00:00:00Z", "day", "Australia/Lord_Howe")', "2026-04-05T13:29:59.999Z"],
])("across a clock change: %s", (source, result) => {
  expect(value(source)).toBe(result);
});

test.each([
  ["2021-01-03", "2020-W53"],
  ["2021-01-04", "2021-W01"],
  ["2024-12-30", "2025-W01"],
  ["2026-12-31", "2026-W53"],
])("the week of %s is %s", (date, week) => {
  expect(value(`isoWeek("${date}")`)).toBe(week);
});

test("the day of the week is that of the zone", () => {
  expect(value('[weekday("2026-03-29T23:00:00Z"), weekday("2026-03-29T23:00:00Z", "Europe/Berlin")]')).toEqual([7, 1]);
});
