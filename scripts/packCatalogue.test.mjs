import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { runnerImport } from "vite";
import { expect, test } from "vitest";
import { inflateText } from "../src/host/inflateText.ts";
import { unpackNodes } from "../src/nodes/support/unpackNodes.ts";
import { packDescriptions, packedCatalogue } from "./packCatalogue.mjs";

const root = resolve(import.meta.dirname, "..");
const { builtInNodes } = (await runnerImport("src/nodes/index.ts", { root, configFile: false })).module;

/** @param {readonly import("../src/model/nodeType.ts").NodeType[]} types @param {(part: string) => void} read */
function packed(types, read = () => undefined) {
  const part = (name, { packed, size }) => {
    read(name);
    return inflateText(packed, size);
  };
  const parts = packDescriptions(types);
  return { types: () => part("types", parts.types), docs: () => part("docs", parts.docs) };
}

test("descriptions come out of the package as they went in, all of them", () => {
  const there = unpackNodes(packed(builtInNodes), {});
  const described = (types) => [...types].map(({ run: _, ...description }) => description);
  expect(described(there)).toEqual(described(builtInNodes));
});

test("the docs are unpacked when somebody reads one, and once", () => {
  /** @type {string[]} */
  const read = [];
  const [first, second] = unpackNodes(
    packed(builtInNodes, (part) => read.push(part)),
    {},
  );
  expect(first.title).toBe(builtInNodes[0].title);
  expect(read).toEqual(["types"]);
  expect([first.docs, second.docs]).toEqual(builtInNodes.slice(0, 2).map(({ docs }) => docs));
  expect(read).toEqual(["types", "docs"]);
});

test("the code of a type is loaded when it is first needed, and its own code with it", async () => {
  const [filter] = builtInNodes.filter(({ type }) => type === "filter");
  /** @type {string[]} */
  const asked = [];
  let there = false;
  const load = () => {
    if (there) return undefined;
    there = true;
    return Promise.resolve(asked.push("inner"));
  };
  const inner = Object.assign(() => "late", { load });
  const [type] = unpackNodes(packed([filter]), {
    filter: async () => {
      asked.push("outer");
      return inner;
    },
  });
  expect(asked).toEqual([]);
  await type.run.load();
  expect([asked, type.run.load(), type.run({})]).toEqual([["outer", "inner"], undefined, "late"]);
});

test("each type of the catalogue has code in the build", async () => {
  const plugin = packedCatalogue(root);
  const text = await plugin.load(resolve(root, "src/nodes/index.ts"));
  for (const { type } of builtInNodes) expect(text).toContain(`"${type}": async () => (await import("./`);
  expect(readFileSync(resolve(root, "src/nodes/index.ts"), "utf8").match(/^ {2}\w+,$/gm)).toHaveLength(builtInNodes.length);
});
