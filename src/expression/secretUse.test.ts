import { expect, test } from "vitest";
import { checkExpression } from "./checkExpression.ts";
import { compileTemplate } from "./compileTemplate.ts";

const codes = (text: string, secrets = true) => checkExpression(text, { secrets }).map(({ code }) => code);

test.each([
  "${secrets.A}",
  "Bearer ${secrets.A}!",
  "${'Bearer ' + secrets.A + item.x}",
  "${`Bearer ${secrets.A}`}",
  "${item.test ? secrets.A : secrets.B}",
  "${item.map(secrets => secrets.length)}",
])("a secret may stand alone, be joined with text, or be chosen: %s", (text) => {
  expect(codes(text)).toEqual([]);
});

test.each([
  "${secrets.A.length}",
  "${secrets.A == item.x}",
  "${secrets.A ? 1 : 2}",
  "${[secrets.A]}",
  "${{ a: secrets.A }}",
  "${item.map(x => secrets.A)}",
  "${String(secrets.A)}",
  "${secrets.A || 'none'}",
  "${secrets.A * 1}",
  "${item[secrets.A]}",
])("nothing is worked out from a secret: %s", (text) => {
  expect(codes(text)).toEqual(["secret-not-allowed"]);
});

test("where none may be, each is a problem at its place", () => {
  expect(checkExpression("x ${secrets.A + secrets.B}")).toMatchObject([
    { code: "secret-not-allowed", position: expect.any(Number), message: expect.stringContaining("“A”") },
    { code: "secret-not-allowed", message: expect.stringContaining("“B”") },
  ]);
});

test.each(["${secrets}", "${secrets['a-b']}", "${secrets[item.name]}", "${secrets.é}"])("a secret is named outright: %s", (text) => {
  expect(codes(text)).toEqual(["unknown-name"]);
});

test("what an expression reads names its secrets, those of locals not", () => {
  expect([...compileTemplate("${secrets.A}${secrets.B + item.map(secrets => secrets.C)}").reads.secrets]).toEqual(["A", "B"]);
});
