import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { withoutTraces } from "./reactWithoutTraces.mjs";

const library = readFileSync(
  createRequire(import.meta.url)
    .resolve("react-dom/package.json")
    .replace("package.json", "cjs/react-dom-client.production.js"),
  "utf8",
);

test("the errors that React DOM makes as it is read have messages and no traces", () => {
  const made = withoutTraces(library).match(
    /= Object\.create\(Error\.prototype, \{ message: \{ value: formatProdErrorMessage\(\d+\) \} \}\)/g,
  );
  expect(made).toHaveLength(5);
  expect(withoutTraces(library)).not.toMatch(/^(var| ) +[A-Z]\w+ = Error\(/m);
});

test("another React DOM fails the build", () => {
  expect(() => withoutTraces("var SuspenseException = new SuspenseError();")).toThrow(/makes its five errors in another way/);
});
