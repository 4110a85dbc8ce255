import { expect, test } from "vitest";
import { htmlExtract } from "./html-extract.ts";
import { runNode } from "./runNode.ts";

const extract = async (text: unknown, params: Record<string, unknown>) =>
  (await runNode(htmlExtract, { params: { ...params, text: () => text } })).out;
const one = async (text: string, field: Record<string, unknown>, params: Record<string, unknown> = {}) =>
  ((await extract(text, { ...params, fields: [{ name: "x", ...field }] })) as { x: unknown }[]).map(({ x }) => x);

test("text is what a reader sees", async () => {
  const page = "<div>\n <p>One</p><p>T<b>w</b>o&nbsp;&euro;</p><script>no()</script><style>no</style><ul><li>a<li>b</ul></div>";
  expect(await one(page, { selector: "div" })).toEqual(["One Two\u00A0€ a b"]);
  expect(await one("<title>A  &lt;b&gt;</title>", { selector: "title" })).toEqual(["A <b>"]);
});

test("HTML and attributes are taken as they are, whatever they are called", async () => {
  expect(await one("<p><b>x</b> &amp; y<br></p>", { selector: "p", take: "html" })).toEqual(["<b>x</b> &amp; y<br>"]);
  expect(await one("<a __proto__=1 constructor=2>", { selector: "a", take: "attribute", attribute: "constructor" })).toEqual(["2"]);
  expect(await one("<a>", { selector: "a", take: "attribute", attribute: "constructor" })).toEqual([null]);
});

test("what is not found is null, or an empty list", async () => {
  expect(await one("<p>x", { selector: "h1" })).toEqual([null]);
  expect(await one("<p>x", { selector: "h1", all: true })).toEqual([[]]);
  expect(await one("", {})).toEqual([""]);
  expect(await extract("<p>x", { rows: "h1" })).toEqual([]);
});

test("an empty selector is the row itself", async () => {
  expect(await one("<i id=1>a</i><i id=2>b</i>", { take: "attribute", attribute: "id" }, { rows: "i" })).toEqual(["1", "2"]);
});

test("addresses become whole where the page's own is known", async () => {
  const link = { selector: "a", take: "attribute", attribute: "href", all: true };
  const page = "<a href='../x?y=1#z'></a><a href='mailto:a@b.c'></a><a href='http://['></a>";
  expect(await one(page, link, { base: "https://e.org/a/b/" })).toEqual([["https://e.org/a/x?y=1#z", "mailto:a@b.c", "http://["]]);
  expect(await one(page, link)).toEqual([["../x?y=1#z", "mailto:a@b.c", "http://["]]);
  await expect(one(page, link, { base: "e.org" })).rejects.toMatchObject({ code: "bad-url", param: "base" });
});

test("what is no selector is refused, at the param that holds it", async () => {
  for (const selector of ["a[", "a:nope", "a,", "::before", ":not(".repeat(190), "a".repeat(2000)]) {
    await expect(one("<p>", { selector })).rejects.toMatchObject({ code: "bad-selector", param: "fields", hint: expect.any(String) });
    await expect(extract("<p>", { rows: selector })).rejects.toMatchObject({ code: "bad-selector", param: "rows" });
  }
  await expect(one("<p>", { take: "attribute" })).rejects.toMatchObject({ code: "no-name", param: "fields" });
});

test("pages and selectors made to take for ever are refused", async () => {
  await expect(one("<div>".repeat(50_000), {})).rejects.toMatchObject({ code: "too-deep", param: "text" });
  await expect(one("<div>".repeat(300), { selector: ".no div div div div div div div div" })).rejects.toMatchObject({
    code: "selector-too-slow",
  });
});

test("hostile fields are fields; what is no text fails", async () => {
  expect(JSON.stringify(await extract("<p>x", { fields: [{ name: "__proto__", selector: "p" }] }))).toBe('[{"__proto__":"x"}]');
  await expect(extract(5, {})).rejects.toMatchObject({ code: "not-text", param: "text" });
  await expect(extract("x".repeat(17 * 1024 * 1024), {})).rejects.toMatchObject({ code: "text-too-large" });
});
