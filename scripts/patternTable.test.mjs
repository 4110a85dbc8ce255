import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { patternFiles } from "./patternTable.mjs";

test("there is a file for each of the 43 patterns, and the README links to every one", () => {
  const files = patternFiles();
  expect(files.map((name) => Number(name.slice(0, 2)))).toEqual(Array.from({ length: 43 }, (_, at) => at + 1));
  const readme = readFileSync("README.md", "utf8");
  expect(files.filter((name) => !readme.includes(`(public/examples/patterns/${name})`))).toEqual([]);
});
