import { expect, test } from "vitest";
import { ambientUses } from "./ambientCheck.mjs";

test.each([
  "Date.now()",
  "Math.random()",
  "new Date()",
  "Date()",
  "fetch(url)",
  "console.log(1)",
  "setTimeout(f, 1)",
  "globalThis.x",
  "new Function('')",
])("%s is found", (code) => {
  expect(ambientUses("a.ts", code)).toHaveLength(1);
});

test.each(["new Date(at)", "Date.UTC(2026)", "host.now()", "host.fetch(url)", "const fetch = 1", "item.console", "// Date.now()"])(
  "%s is not",
  (code) => {
    expect(ambientUses("a.ts", code)).toEqual([]);
  },
);
