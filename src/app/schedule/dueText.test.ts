import { expect, test } from "vitest";
import { dueText } from "./dueText.ts";

const at = (text: string): number => Date.parse(text);
const NOW = at("2026-01-30T08:00:00Z");

test("what is due within a day is told by its time, later with its day, soon with seconds", () => {
  expect(dueText(at("2026-01-30T09:00:00Z"), NOW, "UTC")).toBe("09:00");
  expect(dueText(at("2026-01-30T08:00:30Z"), NOW, "UTC")).toBe("08:00:30");
  expect(dueText(at("2026-02-02T09:00:00Z"), NOW, "UTC")).toBe("Mon 2 Feb, 09:00");
});
