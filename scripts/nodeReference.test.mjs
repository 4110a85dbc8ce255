import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runnerImport } from "vite";
import { expect, test } from "vitest";
import { nodeReference } from "./nodeReference.mjs";

const root = resolve(import.meta.dirname, "..");
const { builtInNodes } = (await runnerImport("src/nodes/index.ts", { root, configFile: false })).module;
const pages = nodeReference(builtInNodes);

test("docs/nodes is what the descriptions say today: npm run docs", () => {
  const folder = join(root, "docs/nodes");
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(readFileSync(join(folder, name), "utf8"), name).toBe(text);
});

test("each page has ports, every param by its label, and its examples with their output", () => {
  for (const type of builtInNodes) {
    const text = pages.get(`${type.type}.md`) ?? "";
    expect(text).toContain("## Ports");
    for (const name of Object.keys(type.params)) expect(text, type.type).toContain(`| \`${name}\` |`);
    for (const example of type.docs.examples) expect(text, type.type).toContain(`## Example: ${example.title}`);
  }
});
