import { expect, test } from "vitest";
import { expectedInstances, roundsText } from "./roundsText.ts";

test("a loop counts its rounds, a map its instances among those begun", () => {
  expect(roundsText("loop", { opened: 4, done: 3 }, true)).toBe("3 rounds");
  expect(roundsText("loop", { opened: 1, done: 1 }, false)).toBe("1 round");
  expect(roundsText("map", { opened: 5, done: 2 }, true)).toBe("2 of 5 instances");
  expect(roundsText("map", { opened: 5, done: 5 }, false)).toBe("5 instances");
  expect(roundsText("try", { opened: 1, done: 1 }, false)).toBe("");
});

test("a map counts its instances among all that what came in will have, where that is known", () => {
  const came = [
    { scope: "run", activation: 1, startedAt: 1, status: "running", inputs: [{ port: "in", count: 12 }], outputs: [], attempts: 1 },
  ] as const;
  expect(expectedInstances(came, {})).toBe(12);
  expect(expectedInstances(came, { over: "${items}", batch: 5 })).toBe(3);
  expect(expectedInstances(came, { over: "${item.list}" })).toBe(0);
  expect(expectedInstances(came, { batch: "${vars.n}" })).toBe(0);
  expect(roundsText("map", { opened: 4, done: 2 }, true, 12)).toBe("2 of 12 instances");
  // More were added while it ran.
  expect(roundsText("map", { opened: 14, done: 13 }, true, 12)).toBe("13 of 14 instances");
});
