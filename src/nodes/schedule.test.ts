import { expect, test } from "vitest";
import { nextTimes } from "./run/nextTimes.ts";
import { runNode } from "./runNode.ts";
import { schedule } from "./schedule.ts";

const at = (text: string): number => Date.parse(text);
const iso = (times: readonly number[]): string[] => times.map((time) => new Date(time).toISOString());

test("a run that a schedule began gets the due time; any other is due now", async () => {
  const event = [{ scheduledAt: "2026-01-01T09:00:00.000Z", next: null }];
  expect(await runNode(schedule, { run: { input: event } })).toEqual({ out: event });
  expect(await runNode(schedule, { params: { by: "interval", every: "1m" } })).toEqual({
    out: [{ scheduledAt: "2024-01-01T00:00:00.000Z", next: "2024-01-01T00:01:00.000Z" }],
  });
});

test("working days at nine in a time zone, over a weekend and a change of the clocks", () => {
  const params = { cron: "0 9 * * 1-5", timeZone: "Europe/Oslo" };
  expect(iso(nextTimes(params, at("2026-03-26T09:00:00Z"), 3))).toEqual([
    "2026-03-27T08:00:00.000Z",
    "2026-03-30T07:00:00.000Z",
    "2026-03-31T07:00:00.000Z",
  ]);
});

test("a due time is not due again behind itself", () => {
  const [first = 0] = nextTimes({ cron: "*/5 * * * *" }, at("2026-01-01T00:00:01Z"), 1);
  expect(iso(nextTimes({ cron: "*/5 * * * *" }, first, 2))).toEqual(["2026-01-01T00:10:00.000Z", "2026-01-01T00:15:00.000Z"]);
});

test("a time that the clock jumps over is due when it has jumped, one that comes twice is due once", () => {
  const params = { cron: "30 2 * * *", timeZone: "Europe/Oslo" };
  expect(iso(nextTimes(params, at("2026-03-28T12:00:00Z"), 2))).toEqual(["2026-03-29T01:00:00.000Z", "2026-03-30T00:30:00.000Z"]);
  expect(iso(nextTimes(params, at("2026-10-24T12:00:00Z"), 2))).toEqual(["2026-10-25T00:30:00.000Z", "2026-10-26T01:30:00.000Z"]);
});

test("an interval counts from where it is asked; a day that never comes is never due; many are capped", () => {
  expect(nextTimes({ by: "interval", every: "90s" }, 1000, 2)).toEqual([91_000, 181_000]);
  expect(nextTimes({ cron: "0 0 31 2 *" }, 0, 3)).toEqual([]);
  expect(nextTimes({ by: "interval", every: "1s" }, 0, 1e9)).toHaveLength(1000);
});

test.each([
  [{ cron: "61 * * * *" }, "cron"],
  [{ cron: "5-1 * * * *" }, "cron"],
  [{ cron: "${parameters.cron}" }, "cron"],
  [{ cron: ["* * * * *"] }, "cron"],
  [{ cron: "* ".repeat(100_000) }, "cron"],
  [{ timeZone: "Mars/Olympus" }, "timeZone"],
  [{ timeZone: "" }, "timeZone"],
  [{ timeZone: 3 }, "timeZone"],
  [{ by: "interval", every: "10ms" }, "every"],
  [{ by: "interval", every: "often" }, "every"],
  [{ by: "__proto__" }, "by"],
])("%j is no schedule", (params, param) => {
  expect(() => nextTimes(params, 0, 1)).toThrow(expect.objectContaining({ code: "bad-value", param }));
});
