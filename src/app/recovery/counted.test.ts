import { expect, test } from "vitest";
import { counted } from "./counted.ts";

test.each([
  [0, "0 runs"],
  [1, "1 run"],
  [1200, "1,200 runs"],
])("%i", (count, text) => {
  expect(counted(count, "run")).toBe(text);
});
