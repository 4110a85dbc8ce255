import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { feedParse } from "./feed-parse.ts";
import { makeFile } from "./make-file.ts";
import { runNode } from "./runNode.ts";

const parse = async (text: unknown) => (await runNode(feedParse, { params: { text: () => text } })).out;

test("an Atom entry has the link to its page, its author's name and its content", async () => {
  const text = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><title>T</title>
    <link rel="self" href="https://e.org/self"/><link href="https://e.org/a?x=1&amp;y=2"/><updated>2025-01-02T03:04:05+01:00</updated>
    <author><name>Ada</name></author><content type="html"><![CDATA[<b>&amp;</b>]]></content></entry></feed>`;
  const item = { id: "a", title: "T", link: "https://e.org/a?x=1&y=2", published: "2025-01-02T02:04:05.000Z", author: "Ada" };
  expect(await parse(text)).toEqual([{ ...item, summary: null, content: "<b>&amp;</b>" }]);
});

test("an RDF item has its address as id", async () => {
  const text = '<rdf:RDF><channel/><item rdf:about="u"><title>T</title><dc:date>2025-01-02</dc:date></item></rdf:RDF>';
  expect(await parse(text)).toMatchObject([{ id: "u", title: "T", published: "2025-01-02T00:00:00.000Z" }]);
});

test("a JSON feed is read, and its hostile names are data", async () => {
  const text = '{"items":[{"id":7,"url":"u","content_text":"c","authors":[{"name":"Ada"}],"__proto__":{"title":"x"}}]}';
  expect(await parse(text)).toMatchObject([{ id: "7", link: "u", content: "c", author: "Ada", title: null }]);
});

test("declarations, depth, wrong syntax and other texts are refused", async () => {
  await expect(parse('<!DOCTYPE a [<!ENTITY b "c">]><rss/>')).rejects.toMatchObject({ code: "xml-dtd", param: "text" });
  await expect(parse("<a>".repeat(5000) + "</a>".repeat(5000))).rejects.toMatchObject({ code: "too-deep" });
  await expect(parse("<rss>\n<a></rss>")).rejects.toMatchObject({ code: "xml-syntax" });
  for (const text of ["", "<html></html>", "{}", "<rss><__proto__/></rss>"])
    await expect(parse(text)).rejects.toMatchObject({ name: "NodeError" });
  await expect(parse(5)).rejects.toMatchObject({ code: "not-text" });
});

test("a date without a zone is null", async () => {
  expect(await parse("<rss><channel><item><pubDate>10 Jun 2025 04:00</pubDate></item></channel></rss>")).toMatchObject([
    { published: null },
  ]);
});

test("a file is read as UTF-8", async () => {
  const made = await runNode(makeFile, {
    params: { name: "feed.xml", content: "<rss><channel><item><title>Ä</title></item></channel></rss>" },
  });
  const read = (file: Item | undefined) => runNode(feedParse, { params: { from: "file" }, input: [file ?? null] });
  expect(await read(made.out?.[0])).toMatchObject({ out: [{ title: "Ä" }] });
  const broken = await runNode(makeFile, { params: { name: "x", from: "base64", content: "/w==" } });
  await expect(read(broken.out?.[0])).rejects.toMatchObject({ code: "not-text", param: "file" });
  await expect(read({ $file: "x" })).rejects.toMatchObject({ code: "not-a-file" });
});

test("entities that multiply are refused before anything is expanded", async () => {
  const lines = Array.from({ length: 12 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
  const bomb = `<!DOCTYPE rss [<!ENTITY l0 "lol">${lines}]><rss><channel><item><title>&l12;</title></item></channel></rss>`;
  await expect(parse(bomb)).rejects.toMatchObject({ code: "xml-dtd", param: "text", hint: expect.any(String) });
});

test("an entry of a JSON feed that is no object fails by its number", async () => {
  for (const [entry, found] of [
    ["1", "a number"],
    ["null", "null"],
    ["[]", "a list"],
    ['"x"', "a string"],
  ]) {
    await expect(parse(`{"items":[{"id":1},${entry}]}`)).rejects.toMatchObject({
      code: "bad-feed-entry",
      param: "text",
      message: `Entry 2 of the JSON feed is ${found}, not an object.`,
      hint: expect.any(String),
    });
  }
});
