import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { yamlParse } from "./yaml-parse.ts";

const parse = async (text: unknown) => (await runNode(yamlParse, { params: { text: () => text } })).out;

test("wrong YAML fails with the line", async () => {
  await expect(parse("a: 1\nb: [1\n")).rejects.toMatchObject({
    code: "yaml-syntax",
    kind: "user",
    param: "text",
    message: expect.stringMatching(/^Line [23]: /),
  });
  await expect(parse("a: *nobody")).rejects.toMatchObject({ code: expect.stringMatching(/^yaml-/) });
});

test("aliases that multiply are refused", async () => {
  let bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
  for (let at = 1; at < 12; at += 1)
    bomb += `a${at}: &a${at} [${Array(9)
      .fill(`*a${at - 1}`)
      .join(",")}]\n`;
  await expect(parse(bomb)).rejects.toMatchObject({ code: "yaml-alias" });
});

test("depth is refused before the parser meets it", async () => {
  await expect(parse("[".repeat(100_000))).rejects.toMatchObject({ code: "too-deep" });
  await expect(parse(`${"- ".repeat(100_000)}x`)).rejects.toMatchObject({ code: "too-deep" });
});

test("hostile keys are own keys; merges do not exist in 1.2", async () => {
  expect(JSON.stringify(await parse("__proto__: {polluted: 1}\nconstructor: 2\n<<: {a: 1}"))).toBe(
    '[{"__proto__":{"polluted":1},"constructor":2,"<<":{"a":1}}]',
  );
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("what JSON cannot hold becomes what it can", async () => {
  expect(await parse("[.nan, .inf, 2024-01-01, no, ~, !!binary aGk=, {[1, 2]: x}, -0]")).toEqual([
    null,
    null,
    "2024-01-01",
    "no",
    null,
    "aGk=",
    { "[ 1, 2 ]": "x" },
    expect.any(Number),
  ]);
});

test("an empty text is one empty value or none", async () => {
  expect(await parse("")).toEqual([]);
  expect(await parse("~")).toEqual([null]);
});
