import type { Json } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { ndjsonParseParams } from "../ndjson-parse.ts";
import { parseJson } from "../support/parseJson.ts";
import { readSourceText } from "../support/readSource.ts";

/** A value for each line of NDJSON that is not empty. */
export async function parseNdjson({ params, host }: RunContext<typeof ndjsonParseParams>): Promise<Json[]> {
  const lines = (await readSourceText(params, host, "NDJSON")).split(/\r?\n/);
  return lines.flatMap((line, at) => (line.trim() === "" ? [] : [parseJson(line, { param: params.from, firstLine: at + 1 })]));
}
