import { expect, test } from "vitest";
import { progressShare, progressText } from "./progressText.ts";

test("progress is told with its rate and the time that is left", () => {
  expect(progressText({ done: 1200, total: 4000, ms: 2000 })).toBe("1,200 of 4,000 · 600/s · 4.7 s left");
  expect(progressText({ done: 1, total: 2, ms: 800 })).toBe("1 of 2 · 1.3/s · 800 ms left");
  expect(progressText({ done: 4, total: 4, ms: 800 })).toBe("4 of 4 · 5/s");
});

test("a share has time left and no rate, a count of nobody knows how many a rate and no time", () => {
  expect(progressText({ done: 0.4, ms: 2000 })).toBe("40% · 3.0 s left");
  expect(progressText({ done: 12_400, ms: 4000 })).toBe("12,400 · 3,100/s");
});

test("no rate is made of the first moments", () => {
  expect(progressText({ done: 3, total: 9, ms: 20 })).toBe("3 of 9");
  expect(progressText({ done: 0, total: 9, ms: 5000 })).toBe("0 of 9");
});

test("the bar is as long as what is done, and none where that is not known", () => {
  expect([progressShare({ done: 1, total: 4, ms: 0 }), progressShare({ done: 0.5, ms: 0 })]).toEqual([0.25, 0.5]);
  expect(progressShare({ done: 0, total: 0, ms: 0 })).toBe(1);
  expect(progressShare({ done: 700, ms: 0 })).toBeUndefined();
});
