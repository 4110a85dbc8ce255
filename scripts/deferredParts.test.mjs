import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { deferredParts } from "./deferredParts.mjs";

/** @type {string} */
let root;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "vwmp-parts-"));
  mkdirSync(join(root, "src"));
  write(
    "src/index.ts",
    'import { rare } from "./rare.ts";\nexport const early = () => "early";\nexport const late = (text: string) => rare(text);',
  );
  write(
    "src/rare.ts",
    'import { mark } from "./mark.ts";\nglobalThis.partsRead?.push("rare");\nexport function rare(text: string): string { return mark(text); }',
  );
  write("src/mark.ts", "export const mark = (text: string) => `${text}!`;");
});

afterEach(() => {
  delete globalThis.partsRead;
  rmSync(root, { recursive: true });
});

/** @param {string} file @param {string} text */
function write(file, text) {
  writeFileSync(join(root, file), text);
}

/** @param {Readonly<Record<string, readonly string[]>>} parts */
async function built(parts) {
  const plugin = deferredParts(root, parts);
  await build({
    configFile: false,
    root,
    logLevel: "silent",
    plugins: [plugin],
    build: {
      lib: { entry: { "chunks/engine": join(root, "src/index.ts") }, formats: ["es"] },
      rolldownOptions: { output: { entryFileNames: "[name].js", codeSplitting: { groups: [{ name: "core", test: plugin.isStart }] } } },
    },
  });
  write("dist/package.json", '{ "type": "module" }');
  return (/** @type {string} */ door) => import(pathToFileURL(join(root, "dist", door)).href);
}

test("Node reads a part when its first function is called, once, and without waiting", async () => {
  const open = await built({ seldom: ["src/rare.ts"] });
  globalThis.partsRead = [];
  const { early, late } = await open("onDemand.js");
  expect([early(), globalThis.partsRead]).toEqual(["early", []]);
  expect([late("a"), late("b"), globalThis.partsRead]).toEqual(["a!", "b!", ["rare"]]);
});

test("where nothing can be read without waiting, all parts are there from the start, and the doors lead to the same", async () => {
  const open = await built({ seldom: ["src/rare.ts"] });
  globalThis.partsRead = [];
  const { late, ...others } = await open("index.js");
  expect(globalThis.partsRead).toEqual(["rare"]);
  expect(late("a")).toBe("a!");
  const onDemand = await open("onDemand.js");
  expect([onDemand.late, onDemand.early]).toEqual([late, others.early]);
});

test("what a part alone needs is in its file", async () => {
  await built({ seldom: ["src/rare.ts"] });
  expect(readFileSync(join(root, "dist/chunks/seldom.js"), "utf8")).toContain("!");
});

test("a value that is no function cannot be deferred", async () => {
  write("src/rare.ts", "export const LIST = [1];\nexport function rare(text: string): string { return text; }");
  await expect(built({ seldom: ["src/rare.ts"] })).rejects.toThrow(/exports functions alone: it has "export const"/);
});

test("a part may not share a file with code that is loaded later: it could not be read while that is on its way", async () => {
  write(
    "src/mark.ts",
    `export const mark = (text: string) => \`\${text}!\`;\n${"// a comment that keeps it from being copied\n".repeat(4)}`,
  );
  write("src/index.ts", 'import { rare } from "./rare.ts";\nexport const late = rare;\nexport const later = () => import("./later.ts");');
  write("src/later.ts", 'import { mark } from "./mark.ts";\nexport const twice = (text: string) => mark(mark(text));');
  await expect(built({ seldom: ["src/rare.ts"] })).rejects.toThrow(/The part chunks\/seldom\.js imports .*, which a start does not read/);
});
