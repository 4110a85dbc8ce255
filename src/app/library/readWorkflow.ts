import type { ParsedWorkflow } from "../../model/parseDocument.ts";

const readers = () => Promise.all([import("../../model/readJson.ts"), import("../../model/parseDocument.ts")]);

/** Loads what the first text will be read with, while something else is waited for; where that fails, the first text tells. */
export function loadReaders(): void {
  void readers().catch(() => undefined);
}

/** Reads JSON or YAML; never throws. The readers are loaded when a text is first read, the one for YAML only when it is needed. */
export async function readWorkflow(text: string): Promise<ParsedWorkflow> {
  if (/^[\uFEFF\s]*\{/.test(text)) {
    const [{ readJson }, { parseDocument }] = await readers();
    const parsed = parseDocument(readJson(text));
    if (parsed.workflow !== undefined) return parsed;
  }
  const { parseWorkflow } = await import("../../formats/parseWorkflow.ts");
  return parseWorkflow(text);
}
