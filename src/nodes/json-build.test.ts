import fc from "fast-check";
import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { jsonBuild } from "./json-build.ts";
import { jsonParse } from "./json-parse.ts";
import { runNode } from "./runNode.ts";

test("no items give an empty list, an empty text, or nothing", async () => {
  expect(await runNode(jsonBuild, { input: [] })).toEqual({ out: [{ text: "[]" }] });
  expect(await runNode(jsonBuild, { params: { format: "lines" }, input: [] })).toEqual({ out: [{ text: "" }] });
  expect(await runNode(jsonBuild, { params: { format: "each" }, input: [] })).toEqual({ out: [] });
});

test("law: what Build JSON writes, Parse JSON reads again", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), fc.constantFrom("list", "lines"), async (values, format) => {
      const items = JSON.parse(JSON.stringify(values)) as Item[];
      const { out } = await runNode(jsonBuild, { params: { format }, input: items });
      const { text } = (out ?? [])[0] as { text: string };
      const read = await runNode(jsonParse, { params: { text: () => text, format: format === "list" ? "json" : "lines" } });
      expect(read.out).toEqual(items);
    }),
    { numRuns: 100 },
  );
});
