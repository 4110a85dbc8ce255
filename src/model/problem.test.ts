import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("docs/problems.md has one line for each problem code, and no other", () => {
  const source = readFileSync(new URL("./problem.ts", import.meta.url), "utf8");
  const union = source.slice(source.indexOf("ProblemCode ="), source.indexOf(";"));
  const codes = [...union.matchAll(/"([a-z-]+)"/g)].map((match) => match[1]);
  const page = readFileSync(new URL("../../docs/problems.md", import.meta.url), "utf8");
  const listed = [...page.matchAll(/^\| `([a-z-]+)` *\| .+ \| .+ \|$/gm)].map((match) => match[1]);
  expect(codes.length).toBeGreaterThan(20);
  expect(listed).toEqual(codes);
});
