import { compileTemplate, loadFunctions } from "#engine";
import type { Catalogue } from "../src/model/catalogue.ts";
import { fieldScope } from "./fieldScope.ts";
import type { EvaluateRequest, Evaluation } from "./protocol.ts";
import type { RunShelf } from "./runShelf.ts";

/** Most elements of a list that cross as a preview. */
const PREVIEW = 100;

/** What a template gives on the data of a run, for the item at the index. */
export async function evaluateField(catalogue: Catalogue, shelf: RunShelf, request: EvaluateRequest): Promise<Evaluation> {
  const { scope, items } = fieldScope(catalogue, shelf, request, request.index);
  try {
    const template = compileTemplate(request.template);
    await loadFunctions();
    return { ...preview(template.evaluate(scope)), items: items.length };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), items: items.length };
  }
}

/** A value that can cross: a copy, long lists cut. */
function preview(value: unknown): { readonly value: unknown } | { readonly error: string } {
  if (typeof value === "function") return { error: "This gives a function; call it to get a value." };
  return { value: structuredClone(Array.isArray(value) ? value.slice(0, PREVIEW) : value) };
}
