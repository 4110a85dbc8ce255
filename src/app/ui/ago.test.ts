import { expect, test } from "vitest";
import { ago } from "./ago.ts";

test.each([
  [0, "just now"],
  [59_999, "just now"],
  [60_000, "1 min. ago"],
  [7_200_000, "2 hr. ago"],
  [86_400_000, "yesterday"],
])("%i ms are %s", (past, text) => {
  expect(ago(1e12 - past, 1e12)).toBe(text);
});
