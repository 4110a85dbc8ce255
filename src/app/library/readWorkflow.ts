import { type ParsedWorkflow, parseDocument } from "../../model/parseDocument.ts";
import { readJson } from "../../model/readJson.ts";

/** Reads JSON or YAML; never throws. The reader for YAML is loaded when it is needed. */
export async function readWorkflow(text: string): Promise<ParsedWorkflow> {
  if (/^[\uFEFF\s]*\{/.test(text)) {
    const parsed = parseDocument(readJson(text));
    if (parsed.workflow !== undefined) return parsed;
  }
  const { parseWorkflow } = await import("../../formats/parseWorkflow.ts");
  return parseWorkflow(text);
}
