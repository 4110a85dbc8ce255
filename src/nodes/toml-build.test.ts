import fc from "fast-check";
import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { runNode } from "./runNode.ts";
import { tomlBuild } from "./toml-build.ts";
import { tomlParse } from "./toml-parse.ts";

const build = async (input: readonly unknown[], params: Record<string, unknown> = {}) =>
  (await runNode(tomlBuild, { params, input: input as Item[] })).out as { text: string }[];

test("what has no table or no value in TOML is refused with a way out", async () => {
  for (const item of [1, "x", null, [1]])
    await expect(build([{}, item])).rejects.toMatchObject({ code: "not-a-table", message: expect.stringMatching(/^Item 2 /) });
  await expect(build([{ a: [1, null] }])).rejects.toMatchObject({ code: "null-in-list", hint: expect.any(String) });
  await expect(build([{ a: "\ud800" }])).rejects.toMatchObject({ code: "bad-character" });
  let deep: unknown = 1;
  for (let at = 0; at < 5000; at += 1) deep = [deep];
  await expect(build([{ deep }])).rejects.toMatchObject({ code: "too-deep" });
});

test("no items give no texts or an empty one", async () => {
  expect(await build([])).toEqual([]);
  expect(await build([], { format: "tables" })).toEqual([{ text: "" }]);
});

test("a hostile name of the tables is a name", async () => {
  expect(await build([{ a: 1 }], { format: "tables", name: "__proto__" })).toEqual([{ text: "[[__proto__]]\na = 1\n" }]);
});

test("law: what Build TOML writes, Parse TOML reads again", async () => {
  const text = fc.string({ unit: "grapheme" });
  const leaf = fc.oneof(
    text,
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((some) => (some === 0 ? 0 : some)),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("tree"), { maxLength: 4 }), fc.dictionary(text, tie("tree"), { maxKeys: 4 })),
  }));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(text, tree, { maxKeys: 5 }), async (record) => {
      const item = JSON.parse(JSON.stringify(record));
      const [built] = await build([item]);
      const { out } = await runNode(tomlParse, { params: { text: () => built?.text } });
      expect(out).toEqual([item]);
    }),
    { numRuns: 150 },
  );
});
