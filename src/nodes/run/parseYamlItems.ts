import type { RunContext, RunResult } from "../../model/nodeType.ts";
import { withField } from "../support/ai/answerItem.ts";
import { withSourceText } from "../support/readSource.ts";
import { readYaml } from "../support/readYaml.ts";
import type { yamlParseParams } from "../yaml-parse.ts";

/** The items in YAML text, or the item with the value put into a field. */
export function parseYamlItems({ item, params, host }: RunContext<typeof yamlParseParams>): RunResult | Promise<RunResult> {
  const items = (text: string) => {
    const values = readYaml(text, params.from);
    return params.as === "" ? values.flat(1) : withField(item, params.as, values.length === 1 ? (values[0] ?? null) : values);
  };
  return withSourceText(items, params, host, { what: "YAML" });
}
