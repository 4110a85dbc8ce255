import fc from "fast-check";
import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { runNode } from "./runNode.ts";
import { yamlBuild } from "./yaml-build.ts";
import { yamlParse } from "./yaml-parse.ts";

test("the same object twice is written out, not as an alias", async () => {
  const same = { x: 1 };
  expect((await runNode(yamlBuild, { input: [same, same] })).out).toEqual([{ text: "- x: 1\n- x: 1\n" }]);
});

test("law: what Build YAML writes, Parse YAML reads again", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 3 })), async (values) => {
      const items = JSON.parse(JSON.stringify(values)) as Item[];
      const { out } = await runNode(yamlBuild, { input: items });
      const { text } = (out ?? [])[0] as { text: string };
      const read = await runNode(yamlParse, { params: { text: () => text } });
      expect(read.out).toEqual(items);
    }),
    { numRuns: 100 },
  );
});
