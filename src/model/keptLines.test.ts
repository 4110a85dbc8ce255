import fc from "fast-check";
import { expect, it } from "vitest";
import { KeptLines } from "./keptLines.ts";

const written: string[] = [];
const lines = () =>
  new KeptLines<{ readonly text: string }>(({ text }, key) => {
    written.push(text);
    return `${key}=${text}`;
  });
const value = (text: string) => ({ text });

it("writes again only what is another value or has another key", () => {
  const kept = lines();
  const values = Array.from({ length: 300 }, (_, at) => value(`v${at}`));
  const keys = values.map((_, at) => `k${at}`);
  kept.text(values, keys);
  written.length = 0;
  expect(kept.text([...values], [...keys])).toBe(values.map(({ text }, at) => `k${at}=${text}`).join(",\n"));
  expect(written).toEqual([]);
  const next = values.with(200, value("new"));
  expect(kept.text(next, keys.with(3, "other")).split(",\n")).toEqual(
    next.map(({ text }, at) => `${at === 3 ? "other" : `k${at}`}=${text}`),
  );
  expect(written).toEqual(["v3", "new"]);
});

it("gives the text of all lines whatever was there before", () => {
  const pool = Array.from({ length: 6 }, (_, at) => value(`v${at}`));
  const list = fc.array(fc.constantFrom(...pool), { maxLength: 400, size: "max" });
  fc.assert(
    fc.property(fc.array(list, { minLength: 1, maxLength: 6 }), (lists) => {
      const kept = lines();
      for (const values of lists) {
        const keys = values.map((_, at) => `k${at % 3}`);
        expect(kept.text(values, keys)).toBe(values.map(({ text }, at) => `${keys[at]}=${text}`).join(",\n"));
      }
    }),
  );
});
