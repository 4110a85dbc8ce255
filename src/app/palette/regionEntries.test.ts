import { expect, test } from "vitest";
import { regionEntries } from "./regionEntries.ts";
import { searchNodes } from "./searchNodes.ts";

const found = (search: string) => searchNodes(regionEntries(), search).map(({ region }) => region);

test.each([
  ["loop", "loop"],
  ["while", "loop"],
  ["repeat", "loop"],
  ["map", "map"],
  ["parallel", "map"],
  ["race", "map"],
  ["try", "try"],
  ["catch", "try"],
  ["timeout", "try"],
  ["exclusive", "exclusive"],
  ["mutex", "exclusive"],
])("a search for %s finds the region %s first", (search, region) => {
  expect(found(search)[0]).toBe(region);
});

test("foreach finds what goes over items one after the other and what does so side by side", () => {
  expect(found("foreach")).toEqual(["loop", "map"]);
  expect(found("for each")).toEqual(["loop", "map"]);
});
