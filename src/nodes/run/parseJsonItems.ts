import type { Json } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { jsonParseParams } from "../json-parse.ts";
import { asRecord, copyRecord, setKey } from "../support/copyRecord.ts";
import { parseJson } from "../support/parseJson.ts";
import { requireText } from "../support/requireText.ts";

/** The items in JSON text, or the item with the value put into a field. */
export function parseJsonItems({ item, params }: RunContext<typeof jsonParseParams>): RunResult {
  const text = requireText(params.text, "text", "JSON");
  const value = params.format === "lines" ? lines(text) : parseJson(text, { param: "text" });
  if (params.as === "") return value;
  const result = copyRecord(asRecord(item));
  setKey(result, params.as, value);
  return result;
}

function lines(text: string): Json[] {
  const values: Json[] = [];
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() !== "") values.push(parseJson(line, { param: "text", firstLine: at + 1 }));
  });
  return values;
}
