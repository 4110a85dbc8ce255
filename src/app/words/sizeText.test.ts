import { afterEach, expect, it } from "vitest";
import german from "./de.json" with { type: "json" };
import { sizeText } from "./sizeText.ts";
import { speak } from "./words.ts";

afterEach(() => speak("en", {}));

it("tells sizes in round units", () => {
  const sizes = [0, 1, 999, 1500, 2_000_000, 3e12, 4.56e15];
  expect(sizes.map(sizeText)).toEqual(["0 bytes", "1 byte", "999 bytes", "1.5 kB", "2 MB", "3 TB", "4,560 TB"]);
});

it("rounds up to the next unit and not to a thousand of the one before", () => {
  expect([999_960, 999_999_999].map(sizeText)).toEqual(["1 MB", "1 GB"]);
});

it("says them as German does", () => {
  speak("de", german);
  expect([1, 2, 1500].map(sizeText)).toEqual(["1 Byte", "2 Bytes", "1,5 kB"]);
});
