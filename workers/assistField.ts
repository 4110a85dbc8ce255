import { checkExpression, completeTemplate } from "#engine";
import type { Catalogue } from "../src/model/catalogue.ts";
import { isObject, type Json } from "../src/model/json.ts";
import { fieldScope } from "./fieldScope.ts";
import type { CompleteRequest, FieldCompletion, FieldFaultSpan, FieldPlace } from "./protocol.ts";
import type { RunShelf } from "./runShelf.ts";

/** Items looked at for the keys that items have. */
const SAMPLE = 200;
const DEEPEST = 4;

/** What may be written at a place in a field, from the data of a run: `item` has the keys of all the first items. */
export async function completeField(catalogue: Catalogue, shelf: RunShelf, request: CompleteRequest): Promise<readonly FieldCompletion[]> {
  const { workflow, template, position } = request;
  const { scope, items } = fieldScope(catalogue, shelf, request, 0);
  const item = items.slice(0, SAMPLE).reduce<Json | undefined>((sample, each) => merged(sample, each, 0), undefined);
  const ids = [...Object.keys(workflow.nodes), ...Object.keys(workflow.regions ?? {})];
  return completeTemplate(template, position, { ...scope, item }, ids);
}

/** What is wrong with a field's text, and where. Whether a secret may stand there is not looked at. */
export function fieldFaults({ workflow, template }: FieldPlace & { readonly template: string }): readonly FieldFaultSpan[] {
  return checkExpression(template, {
    nodes: new Set([...Object.keys(workflow.nodes), ...Object.keys(workflow.regions ?? {})]),
    parameters: new Set(Object.keys(workflow.parameters ?? {})),
    config: new Set(Object.keys(workflow.config ?? {})),
    secrets: true,
  }).map(({ message, position }) => ({ message, from: position, to: endOf(template, position) }));
}

/** The end of the word, sign or `${` at a place. */
function endOf(text: string, from: number): number {
  const found = /^(?:\$\{|[\p{ID_Continue}$]+|.)/su.exec(text.slice(from));
  return from + (found?.[0].length ?? 0);
}

/** A value with the keys of both, each with the first value seen. */
function merged(sample: Json | undefined, value: Json | undefined, depth: number): Json | undefined {
  if (sample === undefined || sample === null) return value;
  if (depth === DEEPEST || !isObject(sample) || !isObject(value)) return sample;
  const both = new Map<string, Json | undefined>(Object.entries(sample as Record<string, Json>));
  for (const [key, inner] of Object.entries(value as Record<string, Json>)) both.set(key, merged(both.get(key), inner, depth + 1));
  return Object.fromEntries(both);
}
