import { expect, test } from "vitest";
import { durationText } from "./durationText.ts";

test("a length of time is told in words", () => {
  expect(durationText(90_000)).toBe("1 minute 30 seconds");
  expect(durationText(250)).toBe("250 milliseconds");
  expect(durationText(694_861_001)).toBe("1 week 1 day 1 hour 1 minute 1 second 1 millisecond");
  expect(durationText(0)).toBe("no time");
});
