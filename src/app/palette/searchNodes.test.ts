import { expect, test } from "vitest";
import { defineNode } from "../../model/defineNode.ts";
import { searchNodes } from "./searchNodes.ts";

const type = (name: string, title: string, aliases: readonly string[] = [], version = 1) =>
  defineNode({ type: name, title, aliases, version, docs: { summary: `About ${title}.`, examples: [] }, run: () => undefined });
const CATALOGUE = [
  type("filter", "Filter", ["where", "keep"]),
  type("http-request", "HTTP Request", ["curl", "fetch", "api"]),
  type("if", "If", ["if else", "condition"]),
  type("sort", "Sort", ["order by"]),
  type("sort", "Sort", ["order by"], 2),
  type("summarize", "Summarize", ["group by", "count"]),
];
const found = (search: string) => searchNodes(CATALOGUE, search).map((each) => each.type);

test("an empty search finds every type once, in its newest version", () => {
  expect(searchNodes(CATALOGUE, " ").map((each) => `${each.type}@${each.version}`)).toEqual([
    "filter@1",
    "http-request@1",
    "if@1",
    "sort@2",
    "summarize@1",
  ]);
});

test.each([
  ["filter", "filter"],
  ["curl", "http-request"],
  ["if else", "if"],
  ["group by", "summarize"],
  ["htrq", "http-request"],
  ["Summ", "summarize"],
  ["r", "http-request"],
])("%j finds %s first", (search, first) => {
  expect(found(search)[0]).toBe(first);
});

test("letters that are not there in order find nothing", () => {
  expect(found("zzz")).toEqual([]);
  expect(found("__proto__")).toEqual([]);
});
