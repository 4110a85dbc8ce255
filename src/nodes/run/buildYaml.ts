import { stringify } from "yaml";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { yamlBuildParams } from "../yaml-build.ts";

/** YAML text of the items. */
export function buildYaml({ items, params: { format, indent } }: RunContext<typeof yamlBuildParams>): RunResult {
  const write = (value: unknown) => stringify(value, { indent, lineWidth: 0, compat: "yaml-1.1", aliasDuplicateObjects: false });
  if (format === "list") return { text: write(items) };
  const texts = items.map(write);
  return format === "documents" ? { text: texts.join("---\n") } : texts.map((text) => ({ text }));
}
