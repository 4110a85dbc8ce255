import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { runnerImport } from "vite";
import { expect, test } from "vitest";
import { inflateText } from "../src/host/inflateText.ts";
import { unpackNodes } from "../src/nodes/support/unpackNodes.ts";
import { OTHER_NODES, packDescriptions, packedCatalogue } from "./packCatalogue.mjs";

const root = resolve(import.meta.dirname, "..");
const { builtInNodes, commonNodes } = (await runnerImport("src/nodes/index.ts", { root, configFile: false })).module;

/** What a build takes of the packed types, telling each text that is unpacked. */
function unpacked(types, common, runs = { common: {}, others: {} }, read = () => undefined) {
  const parts = packDescriptions(types, common);
  const text = (/** @type {"types" | "docs"} */ name) => () => {
    read(name);
    return inflateText(parts[name].packed, parts[name].size);
  };
  return unpackNodes({ types: () => parts.common, runs: runs.common }, () => ({
    types: text("types"),
    docs: text("docs"),
    runs: runs.others,
  }));
}

test("descriptions come out of the package as they went in, all of them, in their order", () => {
  const there = unpacked(builtInNodes, commonNodes);
  const described = (types) => [...types].map(({ run: _, ...description }) => description);
  expect(described(there.all)).toEqual(described(builtInNodes));
  expect(described(there.common)).toEqual(described(builtInNodes.filter((type) => commonNodes.includes(type))));
});

test("a common type is found without the others, a type is the same one in both lists, and docs are unpacked once", () => {
  /** @type {string[]} */
  const read = [];
  const there = unpacked(builtInNodes, commonNodes, undefined, (name) => read.push(name));
  const [first] = there.common;
  expect(first.title).toBe(builtInNodes.find(({ type }) => type === first.type).title);
  expect(read).toEqual([]);
  const all = [...there.all];
  expect(all.includes(first)).toBe(true);
  expect(read).toEqual(["types"]);
  expect(all.map(({ docs }) => docs)).toEqual(builtInNodes.map(({ docs }) => docs));
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
  const runs = {
    filter: async () => {
      asked.push("outer");
      return inner;
    },
  };
  for (const common of [[filter], []]) {
    asked.length = 0;
    there = false;
    const [type] = unpacked([filter], common, common.length > 0 ? { common: runs, others: {} } : { common: {}, others: runs }).all;
    expect(asked).toEqual([]);
    await type.run.load();
    expect([asked, type.run.load(), type.run({})]).toEqual([["outer", "inner"], undefined, "late"]);
  }
});

test("each type of the catalogue has code in the build", async () => {
  const plugin = packedCatalogue(root);
  const texts = { common: await plugin.load(resolve(root, "src/nodes/index.ts")), other: await plugin.load(OTHER_NODES) };
  for (const type of builtInNodes)
    expect(texts[commonNodes.includes(type) ? "common" : "other"]).toContain(`"${type.type}": async () => (await import("/`);
  const list = /builtInNodes: readonly NodeType\[\] = \[([^\]]*)\]/.exec(readFileSync(resolve(root, "src/nodes/index.ts"), "utf8"))?.[1];
  expect(list?.match(/^ {2}\w+,$/gm)).toHaveLength(builtInNodes.length);
});
