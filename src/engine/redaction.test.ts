import { expect, test } from "vitest";
import { Redaction } from "./redaction.ts";
import { placeholder } from "./secretPlaceholder.ts";

const redaction = (values: Record<string, string>) => new Redaction("n0nce", new Map(Object.entries(values)));
const one = redaction({ KEY: "s3cret/+é" });
const bytes = (text: string) => new TextEncoder().encode(text);

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const piece of pieces) text += decoder.decode(piece, { stream: true });
  return text;
}

test("what holds no secret stays the very same, at any depth", () => {
  const value = { list: [1, { text: "plain" }], no: null };
  expect(one.json(value)).toBe(value);
  const some = bytes("plain");
  expect(one.bytes(some)).toBe(some);
});

test("values are taken out of texts, keys and lists without changing what was given", () => {
  const item = { "s3cret/+é": ["a s3cret/+é b", { "__proto__ ": "s3cret%2F%2b%C3%a9" }], kept: Object.freeze({ x: 1 }) };
  const clean = one.json(item);
  expect(clean).toEqual({ "•••KEY•••": ["a •••KEY••• b", { "__proto__ ": "•••KEY•••" }], kept: { x: 1 } });
  expect(clean.kept).toBe(item.kept);
  expect(JSON.stringify(item)).toContain("s3cret");
});

test("a key `__proto__` stays a key", () => {
  const clean = one.json(JSON.parse('{"__proto__":{"a":"s3cret/+é"}}'));
  expect(JSON.stringify(clean)).toBe('{"__proto__":{"a":"•••KEY•••"}}');
});

test("of values that hold each other the longer is found, and one too short is left alone", () => {
  const both = redaction({ SHORT: "abcd", LONG: "abcdefgh", TINY: "abc" });
  expect(both.text("abcd abcdefgh abc")).toBe("•••SHORT••• •••LONG••• abc");
});

test("what stands for a secret is taken out too; with another nonce it is data", () => {
  expect(one.text(`<${placeholder("n0nce", "KEY")} %EE%80%80n0nce.OTHER%EE%80%81>`)).toBe("<•••KEY••• •••OTHER•••>");
  expect(one.text(placeholder("nonce", "KEY"))).toBe(placeholder("nonce", "KEY"));
});

test("values of regular expressions' own characters, of several lines and of great length are found", () => {
  for (const value of ["a.b*c$[x](y)|{z}^?\\/-", 'line one\nline "two"\r\n\ttab', "k".repeat(5000), "<&>'\"`;--"]) {
    const some = redaction({ KEY: value });
    for (const form of [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), Buffer.from(value).toString("base64")]) {
      expect(some.text(`<<${form}>>`).replace("•••KEY•••", "").length).toBeLessThan(8);
    }
    expect(Buffer.from(some.bytes(bytes(`ü${value}ü`))).toString()).toBe("ü•••KEY•••ü");
  }
});

test("a value is found wherever pieces are cut", async () => {
  const text = bytes("one s3cret/+é two\ns3cret%2F%2B%C3%A9 three czNjcmV0LyvDqQ== four");
  for (let size = 1; size < text.length; size += 1) {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.subarray(at * size, (at + 1) * size));
    expect(await joined(one.pieces(pieces)), `${size}`).toBe("one •••KEY••• two\n•••KEY••• three •••KEY••• four");
  }
});

test("whole lines go on at once, so that a stream of events does not lag", async () => {
  const pieces = one.pieces([bytes("data: 1\n\n"), bytes("data: s3cr"), bytes("et/+é\n")]);
  expect(Buffer.from((await pieces.next()).value as Uint8Array).toString()).toBe("data: 1\n\n");
  expect(await joined(pieces)).toBe("data: •••KEY•••\n");
});

test("a hostile text of a million characters is looked through in one go", () => {
  const hostile = redaction({ KEY: "%%%%%%%%%%%%%%%%" });
  const text = "%25%".repeat(250_000);
  expect(hostile.text(text).length).toBeLessThanOrEqual(text.length);
});
