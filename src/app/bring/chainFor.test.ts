import { describe, expect, it } from "vitest";
import { chainFor, requestChain } from "./chainFor.ts";

const types = (chain: readonly { readonly type: string }[]): string[] => chain.map(({ type }) => type);

describe("a file", () => {
  it("of rows or lines is read row by row by one node", () => {
    const file = { name: "orders.csv", text: "a,b\n1,2" };
    expect(chainFor("csv", { file })).toEqual([{ type: "read-file", params: { file, as: "csv" } }]);
    expect(types(chainFor("ndjson", { file }))).toEqual(["read-file"]);
  });

  it("of another format is read and then parsed", () => {
    const file = { name: "a", text: "{}" };
    expect(types(chainFor("json", { file }))).toEqual(["read-file", "json-parse"]);
    expect(types(chainFor("yaml", { file }))).toEqual(["read-file", "yaml-parse"]);
    expect(types(chainFor("xlsx", { file }))).toEqual(["read-file", "xlsx-read"]);
    expect(types(chainFor("text", { file }))).toEqual(["read-file"]);
  });

  it("that is no data here is handed on as it is", () => {
    const file = { name: "a.bin", base64: "AP8=" };
    expect(chainFor("file", { file })).toEqual([{ type: "read-file", params: { file, as: "file" } }]);
  });

  it("of XML gives an item for each of the elements that its root repeats", () => {
    const file = {
      name: "a.xml",
      text: '<?xml version="1.0"?><shop><name>A</name><book id="1"/><book id="2"><title>T</title></book></shop>',
    };
    expect(chainFor("xml", { file })[1]?.params).toEqual({ elements: "shop/book", types: "infer" });
    expect(chainFor("xml", { file: { name: "a.xml", text: "<a><b/><c/></a>" } })[1]?.params).toEqual({});
  });
});

describe("a pasted text", () => {
  it("lies in the parser", () => {
    expect(chainFor("json", { text: "[1]" })).toEqual([{ type: "json-parse", params: { text: "[1]" } }]);
  });

  it("that a field would read as a template, or is long, is kept as a file", () => {
    expect(chainFor("csv", { text: "a,b\n${x},2" })).toEqual([
      { type: "read-file", params: { file: { name: "pasted.csv", text: "a,b\n${x},2" }, as: "csv" } },
    ]);
    expect(types(chainFor("json", { text: `["${"x".repeat(30_000)}"]` }))).toEqual(["read-file", "json-parse"]);
  });
});

it("an address is taken as it is", () => {
  expect(requestChain("https://a.test/${x}")).toEqual([{ type: "http-request", params: { url: "https://a.test/\\${x}" } }]);
});
