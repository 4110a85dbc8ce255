import { stringify } from "yaml";
import { madeOf, madeOfAll } from "../../model/madeOf.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { yamlBuildParams } from "../yaml-build.ts";

/** YAML text of the items. */
export function buildYaml({ items, params: { format, indent } }: RunContext<typeof yamlBuildParams>): RunResult {
  const write = (value: unknown) => stringify(value, { indent, lineWidth: 0, compat: "yaml-1.1", aliasDuplicateObjects: false });
  if (format === "list") return madeOfAll({ text: write(items) }, items);
  if (format === "documents") return madeOfAll({ text: items.map(write).join("---\n") }, items);
  return items.map((item) => madeOf({ text: write(item) }, [item]));
}
