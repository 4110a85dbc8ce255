import { defineNode } from "../model/defineNode.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { sourceFields } from "./support/sourceFields.ts";

export const ndjsonParseParams = sourceFields;

export const ndjsonParse = defineNode({
  type: "ndjson-parse",
  title: "Parse NDJSON",
  icon: "list",
  category: "formats",
  aliases: ["ndjson", "jsonl", "json lines", "newline delimited json", "log", "read ndjson"],
  docs: {
    summary: "Makes an item of each line of NDJSON.",
    details:
      "Each line is one JSON value; empty lines are passed over. A line that is not JSON fails the item with `json-syntax` and its number, one nested beyond 200 levels with `too-deep`. A file is read as UTF-8, up to 64 MB.",
    examples: [{ title: "Two lines", params: { text: '{"a":1}\n\n[2]\n' }, output: { out: [{ a: 1 }, [2]] } }],
  },
  params: ndjsonParseParams,
  summary: "{text}{file}",
  run: lazyRun(async () => (await import("./run/parseNdjson.ts")).parseNdjson),
});
