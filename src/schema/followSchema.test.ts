import { expect, test } from "vitest";
import { loadPatterns } from "./findPattern.ts";
import { followSchema } from "./followSchema.ts";

await loadPatterns();

test("a schema keeps its patterns however many others were read since", () => {
  const first = followSchema({ pattern: "^a+$" });
  expect([first("aa").length, first("b").length]).toEqual([0, 1]);
  for (let at = 0; at < 1200; at += 1) expect(followSchema({ pattern: `^${at}$` })(String(at))).toEqual([]);
  expect([first("aa").length, first("b").length]).toEqual([0, 1]);
});

test("names that objects have by nature are names like any other", () => {
  const schema = JSON.parse('{"properties":{"__proto__":{"type":"string"},"toString":{"type":"string"}},"required":["constructor"]}');
  expect(followSchema(schema)(JSON.parse('{"__proto__":1,"toString":"a"}')).map(({ pointer }) => pointer)).toContain("/__proto__");
});
