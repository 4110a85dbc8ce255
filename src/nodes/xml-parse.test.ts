import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { xmlParse } from "./xml-parse.ts";

const parse = async (text: unknown, params: Record<string, unknown> = {}) =>
  (await runNode(xmlParse, { params: { ...params, text: () => text } })).out;

test("text beside elements, CDATA, comments and character numbers", async () => {
  expect(await parse("<a>one <b>two</b><!-- no --> three<![CDATA[ <&> ]]></a>")).toEqual([{ a: { b: "two", "#text": "one  three <&>" } }]);
  expect(await parse("<a x='&#65;&lt;'>&#x41;&amp;lt;&unknown;</a>")).toEqual([{ a: { "@x": "A<", "#text": "A&lt;&unknown;" } }]);
});

test("attributes can be left out, and their prefix and the name of the text chosen", async () => {
  const text = "<a id='1'><b id='2'>x</b></a>";
  expect(await parse(text, { attributes: false })).toEqual([{ a: { b: "x" } }]);
  expect(await parse(text, { prefix: "$", textKey: "_" })).toEqual([{ a: { $id: "1", b: { $id: "2", _: "x" } } }]);
  expect(await parse("<a b='1'><b>2</b></a>", { prefix: "" })).toEqual([{ a: { b: ["1", "2"] } }]);
});

test("a path gives an item for each element; one that leads nowhere none", async () => {
  const text = "<r><s><t>1</t><t>2</t></s><s><t>3</t></s></r>";
  expect(await parse(text, { elements: "/r/s/t", types: "infer" })).toEqual([1, 2, 3]);
  expect(await parse(text, { elements: "r/t" })).toEqual([]);
  expect(await parse(text, { elements: "r/s/t", as: "all" })).toEqual([{ all: ["1", "2", "3"] }]);
});

test("names that are dangerous elsewhere are data", async () => {
  const [item] = (await parse("<constructor __proto__='1'><__proto__><polluted>1</polluted></__proto__><toString/></constructor>")) ?? [];
  expect(JSON.stringify(item)).toBe('{"constructor":{"@__proto__":"1","__proto__":{"polluted":"1"},"toString":""}}');
  expect(JSON.stringify(await parse("<a __proto__='1'/>", { prefix: "" }))).toBe('[{"a":{"__proto__":"1"}}]');
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("entities that multiply are refused, by the declaration they need", async () => {
  const lines = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
  await expect(parse(`<!DOCTYPE a [<!ENTITY l0 "lol">${lines}]><a>&l10;</a>`)).rejects.toMatchObject({
    code: "xml-dtd",
    param: "text",
    hint: expect.any(String),
  });
  await expect(parse('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).rejects.toMatchObject({ code: "xml-dtd" });
});

test("depth, wrong syntax, no and more than one root, and what is no text fail", async () => {
  await expect(parse("<a>".repeat(5000) + "</a>".repeat(5000))).rejects.toMatchObject({ code: "too-deep" });
  await expect(parse("<a>\n<b></a>")).rejects.toMatchObject({ code: "xml-syntax", message: expect.stringMatching(/^Line 2: /) });
  for (const text of ["", "  ", "x", "<a/><b/>", "<?xml version='1.0'?>", "<a", "<!-- <a/>"])
    await expect(parse(text), text).rejects.toMatchObject({ code: "xml-syntax", param: "text" });
  await expect(parse({})).rejects.toMatchObject({ code: "not-text", param: "text" });
});
