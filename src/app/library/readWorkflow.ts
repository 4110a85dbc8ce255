import type { ParsedWorkflow } from "../../model/parseDocument.ts";

/** Reads JSON or YAML; never throws. The readers are loaded when a text is first read. */
export async function readWorkflow(text: string): Promise<ParsedWorkflow> {
  const { parseWorkflow } = await import("../../formats/parseWorkflow.ts");
  return parseWorkflow(text);
}
