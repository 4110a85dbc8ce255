import { expect, test } from "vitest";
import { roundsText } from "./roundsText.ts";

test("a loop counts its rounds, a map its instances among those begun", () => {
  expect(roundsText("loop", { opened: 4, done: 3 }, true)).toBe("3 rounds");
  expect(roundsText("loop", { opened: 1, done: 1 }, false)).toBe("1 round");
  expect(roundsText("map", { opened: 5, done: 2 }, true)).toBe("2 of 5 instances");
  expect(roundsText("map", { opened: 5, done: 5 }, false)).toBe("5 instances");
  expect(roundsText("try", { opened: 1, done: 1 }, false)).toBe("");
});
