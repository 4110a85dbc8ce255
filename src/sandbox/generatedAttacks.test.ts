import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";
import { attacks } from "./attacks.ts";
import { generatedAttacks } from "./generatedAttacks.ts";

const expected = (value: unknown) => ({ ends: { value } });
const carried = generatedAttacks.filter(({ source }) => source.startsWith("let v;"));
const walked = generatedAttacks.filter(({ source }) => source.includes("foreign.push"));
const poisoned = generatedAttacks.filter(({ source }) => source.includes('"mine"'));

test("there are 400 attacks and more, each of a name and a source of its own", () => {
  expect(attacks.length).toBeGreaterThanOrEqual(400);
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  expect(new Set(attacks.map(({ source, each }) => `${each} ${source}`)).size).toBe(attacks.length);
  expect(carried.length + walked.length + poisoned.length).toBe(generatedAttacks.length);
});

const HELPERS =
  "const items = [], parameters = {}, library = new Proxy({}, { get: () => () => outside }), text = library, date = library, list = library;";

/** A sandbox with holes: Node's own `vm`, which is none, with an object of the host in it. */
function runWithHoles(source: string): unknown {
  const outside = {};
  const context = createContext({ outside, process, console });
  return runInContext(`(async () => { ${HELPERS} ${source} })().then((value) => JSON.stringify(value))`, context, { timeout: 5000 });
}

test.each(carried)("where there is a way out, it is found from $name", async (attack) => {
  expect(attack).toMatchObject(expected(""));
  expect(JSON.parse(String(await runWithHoles(attack.source)))).toContain("process");
});

test.each(walked.filter(({ name }) => /globalThis|console$|^what (?:text|date|list)\./.test(name)))(
  "an object of the host is seen by: $name",
  async (attack) => {
    expect(attack).toMatchObject(expected([]));
    expect(JSON.parse(String(await runWithHoles(attack.source)))).not.toEqual([]);
  },
);

test("a replaced method that the way out uses is seen", async () => {
  const attack = poisoned.find(({ name }) => name === "JSON.stringify replaced");
  await expect(runWithHoles(attack?.source ?? "")).rejects.toMatchObject({ message: "mine" });
});
