import { expect, test } from "vitest";
import type { NodeType } from "../../model/nodeType.ts";
import { csvParse } from "../csv-parse.ts";
import { htmlExtract } from "../html-extract.ts";
import { jsonParse } from "../json-parse.ts";
import { makeFile } from "../make-file.ts";
import { ndjsonParse } from "../ndjson-parse.ts";
import { runNode } from "../runNode.ts";
import { tomlParse } from "../toml-parse.ts";
import { xmlParse } from "../xml-parse.ts";
import { yamlParse } from "../yaml-parse.ts";

const cases: readonly (readonly [type: NodeType, text: string, item: object, wrong?: readonly [text: string, code: string]])[] = [
  [csvParse, "name\nÄ\n", { name: "Ä" }, ['a\n"x', "csv-syntax"]],
  [jsonParse, '[{"name":"Ä"}]', { name: "Ä" }, ["{", "json-syntax"]],
  [ndjsonParse, '{"name":"Ä"}\n', { name: "Ä" }, ["{", "json-syntax"]],
  [yamlParse, "name: Ä\n", { name: "Ä" }, ["a: [", "yaml-syntax"]],
  [tomlParse, 'name = "Ä"\n', { name: "Ä" }, ["a =", "toml-syntax"]],
  [xmlParse, "<name>Ä</name>", { name: "Ä" }, ["<a>", "xml-syntax"]],
  [htmlExtract, "<title>Ä</title>", { title: "Ä" }],
];

async function fromFile(type: NodeType, params: Record<string, unknown>) {
  const { out = [] } = await runNode(makeFile, { params: { name: "file", ...params } });
  return runNode(type, { params: { from: "file" }, input: out });
}

test.each(cases.map((one) => [one[0].type, one] as const))(
  "%s reads a file as UTF-8, and names it when it is wrong",
  async (_, [type, text, item, wrong]) => {
    expect(await fromFile(type, { content: `\uFEFF${text}` })).toEqual({ out: [item] });
    await expect(fromFile(type, { from: "base64", content: "/w==" })).rejects.toMatchObject({ code: "not-text", param: "file" });
    if (wrong !== undefined) await expect(fromFile(type, { content: wrong[0] })).rejects.toMatchObject({ code: wrong[1], param: "file" });
    for (const given of [5, null, "text", { $file: "x" }])
      await expect(runNode(type, { params: { from: "file", file: () => given } })).rejects.toMatchObject({ code: "not-a-file" });
  },
);

test.each(cases.map((one) => [one[0].type, one[0]] as const))(
  "%s refuses a text that is too large, before it reads it",
  async (_, type) => {
    const text = "x".repeat(64 * 1024 * 1024 + 1);
    await expect(runNode(type, { params: { text: () => text } })).rejects.toMatchObject({
      code: "text-too-large",
      param: "text",
      hint: expect.any(String),
    });
  },
);
