import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { runNode } from "./runNode.ts";
import { xmlBuild } from "./xml-build.ts";
import { xmlParse } from "./xml-parse.ts";

const build = async (input: readonly unknown[], params: Record<string, unknown> = {}) =>
  ((await runNode(xmlBuild, { params: { declaration: false, ...params }, input: input as Item[] })).out as { text: string }[]).map(
    ({ text }) => text,
  );

test("text is escaped so that it is read as it was", async () => {
  const item = { a: { "@x": `<"&'>\n\t`, "#text": "]]> & <b>\r\n" } };
  const [text] = await build([item], { format: "each", element: "" });
  expect(text).toBe(`<a x="&lt;&quot;&amp;'&gt;&#10;&#9;">]]&gt; &amp; &lt;b&gt;&#13;\n</a>\n`);
  const { out } = await runNode(xmlParse, { params: { text: () => text } });
  expect(out).toEqual([{ a: { "@x": `<"&'>\n\t`, "#text": "]]> & <b>" } }]);
});

test("lines are broken where no text stands, and only there", async () => {
  expect(await build([{ a: { b: [1, null] }, c: { "#text": "t", d: { e: true } } }])).toEqual([
    "<items>\n  <item>\n    <a>\n      <b>1</b>\n      <b/>\n    </a>\n    <c>t<d><e>true</e></d></c>\n  </item>\n</items>\n",
  ]);
  expect(await build([])).toEqual(["<items/>\n"]);
});

test("what Parse XML gave is written back", async () => {
  const text = '<rss version="2.0"><channel><item><title>A &amp; B</title></item><item/></channel></rss>\n';
  const { out } = await runNode(xmlParse, { params: { text: () => text } });
  expect(await build(out ?? [], { format: "each", element: "", indent: 0 })).toEqual([text]);
});

test("what XML cannot hold is refused with a way out", async () => {
  const cases: readonly (readonly [unknown, string])[] = [
    [{ "a b": 1 }, "bad-name"],
    [{ "": 1 }, "bad-name"],
    [{ "<script>": 1 }, "bad-name"],
    [{ "@a>": 1 }, "bad-name"],
    [{ a: [[1]] }, "list-in-list"],
    [[1], "list-in-list"],
    [{ "@a": [1] }, "bad-attribute"],
    [{ "#text": {} }, "bad-attribute"],
    [{ a: "\u0000" }, "bad-character"],
    [{ a: "\ud800" }, "bad-character"],
  ];
  for (const [item, code] of cases) await expect(build([item]), code).rejects.toMatchObject({ code, hint: expect.any(String) });
  for (const item of [1, {}, { a: 1, b: 2 }, { a: [1] }])
    await expect(build([item], { element: "" })).rejects.toMatchObject({ code: "bad-name", param: "element" });
  let deep: unknown = 1;
  for (let at = 0; at < 5000; at += 1) deep = { deep };
  await expect(build([deep])).rejects.toMatchObject({ code: "too-deep" });
});
