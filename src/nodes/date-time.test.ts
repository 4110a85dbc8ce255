import { expect, test } from "vitest";
import { dateTime } from "./date-time.ts";
import { runNode } from "./runNode.ts";

async function change(at: unknown, params: Record<string, unknown> = {}): Promise<unknown> {
  const { out } = await runNode(dateTime, { params: { field: "at", ...params }, input: [{ at: at as string }] });
  return (out?.[0] as { readonly at: unknown } | undefined)?.at;
}

const BERLIN = { zone: "Europe/Berlin" };

test.each([
  ["2026-01-31", "2026-01-31T00:00:00.000Z"],
  ["2026-01-31T12:30+02:00", "2026-01-31T10:30:00.000Z"],
  ["2026-01-31 12:30:15.1239z", "2026-01-31T12:30:15.123Z"],
  ["Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T15:55:06.000Z"],
  ["1 Jan 2026 00:00 GMT", "2026-01-01T00:00:00.000Z"],
  [0, "1970-01-01T00:00:00.000Z"],
  ["1700000000000", "2023-11-14T22:13:20.000Z"],
])("%s is read as %s", async (given, expected) => {
  expect(await change(given)).toBe(expected);
});

test("seconds since 1970 are read and written", async () => {
  expect(await change(1.7e9, { from: "seconds" })).toBe("2023-11-14T22:13:20.000Z");
  expect(await change("2023-11-14T22:13:20.999Z", { to: "seconds" })).toBe(1.7e9);
});

test.each(["2026-02-30", "2026-13-01", "2026-01-01T25:00", "tomorrow", "", null, true, [], { __proto__: null }, "1".repeat(99), 9e15])(
  "%j is no date",
  async (given) => {
    await expect(change(given)).rejects.toMatchObject({ code: "not-date", param: "field" });
  },
);

test("a pattern reads what it writes, in a zone", async () => {
  const pattern = "EEEE d MMMM yyyy 'at' hh:mm:ss.SSS a XXX";
  const text = "Tuesday 6 October 2026 at 12:05:09.007 AM +05:30";
  expect(await change("2026-10-05T18:35:09.007Z", { to: "pattern", pattern, zone: "Asia/Kolkata" })).toBe(text);
  expect(await change(text, { from: "pattern", readPattern: pattern })).toBe("2026-10-05T18:35:09.007Z");
  expect(await change("5/7/69", { from: "pattern", readPattern: "M/d/yy" })).toBe("2069-05-07T00:00:00.000Z");
  for (const wrong of ["13:00 AM 2026", "00:10 PM 2026", "1:00 AM 2026", "01:00 AM 2026 "]) {
    const reading = change(wrong, { from: "pattern", readPattern: "hh:mm a yyyy" });
    if (wrong.endsWith(" ")) await expect(reading).resolves.toBe("2026-01-01T01:00:00.000Z");
    else await expect(reading).rejects.toMatchObject({ code: "not-date" });
  }
});

test("days keep the time of day over a clock change, hours do not", async () => {
  const eve = "2026-10-24T12:00:00+02:00";
  expect(await change(eve, { op: "add", unit: "day", to: "zoned", ...BERLIN })).toBe("2026-10-25T12:00:00.000+01:00");
  expect(await change(eve, { op: "add", unit: "hour", amount: 24, to: "zoned", ...BERLIN })).toBe("2026-10-25T11:00:00.000+01:00");
  expect(await change("2026-03-29", { op: "end", unit: "day", ...BERLIN })).toBe("2026-03-29T21:59:59.999Z");
});

test("a time left out by a clock change is read after it, one that comes twice as the first", async () => {
  expect(await change("2026-03-29T02:30", { to: "zoned", ...BERLIN })).toBe("2026-03-29T03:30:00.000+02:00");
  expect(await change("2026-10-25T02:30", { to: "zoned", ...BERLIN })).toBe("2026-10-25T02:30:00.000+02:00");
});

test("the second of two equal hours keeps its own start", async () => {
  expect(await change("2026-10-25T01:30:00Z", { op: "start", unit: "hour", to: "zoned", ...BERLIN })).toBe("2026-10-25T02:00:00.000+01:00");
  expect(await change("2026-01-01T00:10:00Z", { op: "start", unit: "hour", zone: "Asia/Kolkata" })).toBe("2025-12-31T23:30:00.000Z");
});

test("months end where they end", async () => {
  expect(await change("2026-01-31", { op: "add", unit: "month" })).toBe("2026-02-28T00:00:00.000Z");
  expect(await change("2024-02-29", { op: "subtract", unit: "year" })).toBe("2023-02-28T00:00:00.000Z");
  expect(await change("2026-05-20T10:00", { op: "start", unit: "quarter" })).toBe("2026-04-01T00:00:00.000Z");
  expect(await change("2026-03-01", { op: "start", unit: "week" })).toBe("2026-02-23T00:00:00.000Z");
  expect(await change("2026-02-10", { op: "end", unit: "month" })).toBe("2026-02-28T23:59:59.999Z");
});

test("what lies between is whole from days on, and has parts below", async () => {
  const until = (at: string, other: string, unit: string) => change(at, { op: "difference", other, unit, ...BERLIN });
  expect(await until("2026-03-28T12:00", "2026-03-29T12:00", "day")).toBe(1);
  expect(await until("2026-03-28T12:00", "2026-03-29T12:00", "hour")).toBe(23);
  expect(await until("2026-01-31", "2026-02-27", "month")).toBe(0);
  expect(await until("2026-01-31", "2026-02-28", "month")).toBe(1);
  expect(await until("2026-03-01", "2024-03-02", "year")).toBe(-1);
  expect(Object.is(await until("2026-03-02", "2026-03-01", "week"), 0)).toBe(true);
  expect(await change("2023-12-31", { op: "difference" })).toBe(1);
});

test("bad values name their param", async () => {
  await expect(change(0, { zone: "Mars/Base" })).rejects.toMatchObject({ code: "bad-zone", param: "zone" });
  await expect(change(0, { op: "add", amount: 0.5 })).rejects.toMatchObject({ code: "bad-value", param: "amount" });
  await expect(change(0, { op: "add", amount: 1e12, unit: "year" })).rejects.toMatchObject({ code: "date-out-of-range" });
  await expect(change(0, { op: "add", amount: 1e300, unit: "hour" })).rejects.toMatchObject({ code: "date-out-of-range" });
  await expect(change(0, { op: "difference", other: "soon" })).rejects.toMatchObject({ code: "not-date", param: "other" });
  await expect(change(0, { to: "pattern", pattern: "" })).rejects.toMatchObject({ code: "bad-pattern", param: "pattern" });
  await expect(change(0, { field: "constructor" })).rejects.toMatchObject({ code: "missing-field", param: "field" });
});
