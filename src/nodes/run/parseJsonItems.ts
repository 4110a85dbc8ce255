import type { Json } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { jsonParseParams } from "../json-parse.ts";
import { withField } from "../support/ai/answerItem.ts";
import { parseJson } from "../support/parseJson.ts";
import { withSourceText } from "../support/readSource.ts";

/** The items in JSON text, or the item with the value put into a field. */
export function parseJsonItems({ item, params, host }: RunContext<typeof jsonParseParams>): RunResult | Promise<RunResult> {
  const read = (text: string): Json => (params.format === "lines" ? lines(text, params.from) : parseJson(text, { param: params.from }));
  return withSourceText((text) => withField(item, params.as, read(text)), params, host, { what: "JSON" });
}

function lines(text: string, param: string): Json[] {
  const values: Json[] = [];
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() !== "") values.push(parseJson(line, { param, firstLine: at + 1 }));
  });
  return values;
}
