import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { text } from "./text.ts";

async function change(value: unknown, params: Record<string, unknown>): Promise<unknown> {
  const given = Object.fromEntries(Object.entries(params).map(([name, param]) => [name, typeof param === "string" ? () => param : param]));
  const { out } = await runNode(text, { params: { field: "t", ...given, op: params.op }, input: [{ t: value as string }] });
  return (out?.[0] as { readonly t: unknown } | undefined)?.t;
}

test.each([
  ["upper", "STRASSE 2"],
  ["lower", "straße 2"],
  ["title", "Straße 2"],
  ["sentence", "Straße 2"],
  ["kebab", "straße-2"],
])("case %s", async (to, expected) => {
  expect(await change("straße 2", { op: "case", to })).toBe(expected);
});

test("words are found in names of programs", async () => {
  const of = (to: string) => change("parseHTTPResponse2Text été", { op: "case", to });
  expect(await of("camel")).toBe("parseHttpResponse2TextÉté");
  expect(await of("pascal")).toBe("ParseHttpResponse2TextÉté");
  expect(await of("snake")).toBe("parse_http_response_2_text_été");
  expect(await of("constant")).toBe("PARSE_HTTP_RESPONSE_2_TEXT_ÉTÉ");
  expect(await change("don’t stop", { op: "case", to: "title" })).toBe("Don’t Stop");
});

test("trim, pad and slug", async () => {
  expect(await change("\u00a0 a ", { op: "trim" })).toBe("a");
  expect(await change(" a ", { op: "trim", side: "end" })).toBe(" a");
  expect(await change(7, { op: "pad", side: "start", length: 3, fill: "0" })).toBe("007");
  expect(await change("👋", { op: "pad", length: 4, fill: "ab" })).toBe("a👋ab");
  expect(await change(" -- Œuvre d’Ægir Łódź! 東京 -- ", { op: "slug" })).toBe("oeuvre-daegir-lodz-東京");
  await expect(change("a", { op: "pad", fill: "" })).rejects.toMatchObject({ code: "no-fill", param: "fill" });
});

test("replace takes the text as it stands, and groups only in a pattern", async () => {
  expect(await change("a.b.c", { op: "replace", search: ".", replacement: "$&" })).toBe("a$&b$&c");
  expect(
    await change("2026-01-31", { op: "replace", regex: true, search: "(\\d+)-(?P<m>\\d+)-(\\d+)", replacement: "$3.$<m>.$1 $$" }),
  ).toBe("31.01.2026 $");
  expect(await change("abc", { op: "replace", regex: true, search: "x*", replacement: "-" })).toBe("-a-b-c-");
  await expect(change("a", { op: "replace", regex: true, search: "a", replacement: "$1" })).rejects.toMatchObject({ code: "no-group" });
  await expect(change("a", { op: "replace", search: "" })).rejects.toMatchObject({ code: "no-search", param: "search" });
});

test("split and join undo each other", async () => {
  expect(await change("a,,b", { op: "split" })).toEqual(["a", "", "b"]);
  expect(await change("a👋", { op: "split", separator: "" })).toEqual(["a", "👋"]);
  expect(await change("", { op: "split" })).toEqual([]);
  expect(await change(["a", 1, null, { b: 2 }], { op: "join", separator: "; " })).toBe('a; 1; ; {"b":2}');
  await expect(change("a", { op: "join" })).rejects.toMatchObject({ code: "not-list", param: "field" });
});

test("extract gives the whole, one group, several, or named ones", async () => {
  expect(await change("a1 b2", { op: "extract", search: "\\w\\d" })).toBe("a1");
  expect(await change("a1 b2", { op: "extract", search: "\\w(\\d)", all: true })).toEqual(["1", "2"]);
  expect(await change("a1 b", { op: "extract", search: "([ab])(\\d)?", all: true })).toEqual([
    ["a", "1"],
    ["b", null],
  ]);
  const found = await change("a1", { op: "extract", search: "(?<__proto__>a)(?<then>1)" });
  expect(Object.entries(found as object)).toEqual([
    ["__proto__", "a"],
    ["then", "1"],
  ]);
  expect(await change("x", { op: "extract", search: "\\d" })).toBe(null);
  expect(await change("x", { op: "extract", search: "\\d", all: true })).toEqual([]);
});

test("test and length", async () => {
  expect(await change("ORDER", { op: "test", search: "^order$", ignoreCase: true })).toBe(true);
  expect(await change("ORDER", { op: "test", search: "^order$" })).toBe(false);
  expect(await change("é 👋", { op: "length" })).toBe(3);
  expect(await change("é 👋", { op: "length", count: "bytes" })).toBe(7);
  expect(await change(" two  words ", { op: "length", count: "words" })).toBe(2);
});

test("a pattern that hangs others answers at once", async () => {
  expect(await change(`${"a".repeat(50_000)}!`, { op: "test", search: "^(a+)+$" })).toBe(false);
});

test("patterns that are none, and look-around, fail with a hint", async () => {
  for (const search of ["(", "(?=a)", "(a)\\1", "a{5000}", "", "a".repeat(1001)]) {
    await expect(change("a", { op: "test", search })).rejects.toMatchObject({ code: "bad-pattern", param: "search" });
  }
});

test("bombs are stopped", async () => {
  const long = "a".repeat(1_000_001);
  await expect(change(long, { op: "test", search: "a" })).rejects.toMatchObject({ code: "text-too-long" });
  await expect(change("a".repeat(10_001), { op: "extract", search: "a", all: true })).rejects.toMatchObject({ code: "too-many-matches" });
  await expect(change(long, { op: "replace", search: "a", replacement: "b".repeat(1000) })).rejects.toMatchObject({
    code: "text-too-long",
  });
  const replacement = "$&".repeat(5000);
  await expect(change("a".repeat(9000), { op: "replace", regex: true, search: "a", replacement })).rejects.toMatchObject({
    code: "text-too-long",
  });
});

test.each([null, true, [], {}])("%j is no text", async (value) => {
  await expect(change(value, { op: "trim" })).rejects.toMatchObject({ code: "not-text", param: "field" });
});

test("a field inside an object stays beside its neighbours; a missing one is told", async () => {
  const { out } = await runNode(text, { params: { field: "a.b", op: "trim" }, input: [{ a: { b: " x ", c: 1 } }] });
  expect(out).toEqual([{ a: { b: "x", c: 1 } }]);
  await expect(runNode(text, { params: { field: "toString" } })).rejects.toMatchObject({ code: "missing-field", param: "field" });
});
