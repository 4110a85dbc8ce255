import type { RunContext, RunResult } from "../../model/nodeType.ts";
import { asRecord, copyRecord, setKey } from "../support/copyRecord.ts";
import { readYaml } from "../support/readYaml.ts";
import { requireText } from "../support/requireText.ts";
import type { yamlParseParams } from "../yaml-parse.ts";

/** The items in YAML text, or the item with the value put into a field. */
export function parseYamlItems({ item, params }: RunContext<typeof yamlParseParams>): RunResult {
  const text = requireText(params.text, "text", "YAML");
  const values = readYaml(text, "text");
  if (params.as === "") return values.flat(1);
  const result = copyRecord(asRecord(item));
  setKey(result, params.as, values.length === 1 ? (values[0] ?? null) : values);
  return result;
}
