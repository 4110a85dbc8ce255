import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import { madeOf } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { copyRecord } from "../support/copyRecord.ts";
import type { vectorSearchParams } from "../vector-search.ts";

/** `item`: as it is given on, of `source`. */
type Entry = { readonly item: Json; readonly source: Item; readonly vector: Float64Array };

/** The best matches of each query, the nearest first. */
export function searchVectors({ input, params }: RunContext<typeof vectorSearchParams>): Json[] {
  const { field, most, least, keep } = params;
  let length: number | undefined;
  const read = (items: readonly Item[], what: string): Entry[] =>
    items.map((item, index) => {
      const vector = unitVector(isObject(item) ? own(item as JsonObject, field) : undefined, `${what} ${index}`, field, length);
      length = vector.length;
      return { item: keep ? item : without(item, field), source: item, vector };
    });
  const entries = read(input.items ?? [], "Item");
  return read(input.queries ?? [], "Query").flatMap(({ item: query, source, vector }) =>
    entries
      .map((entry) => ({ entry, score: cosine(entry.vector, vector) }))
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ entry, score }) => madeOf({ query, item: entry.item, score }, [entry.source, source])),
  );
}

/** The vector, made one long; divided by its largest value first, so that squares neither vanish nor overflow. */
function unitVector(value: Json | undefined, what: string, field: string, length: number | undefined): Float64Array {
  const bad = (why: string) =>
    new NodeError("bad-vector", `${what}: ${why}`, { param: "field", hint: "Let embed with the same model stand before both ports." });
  if (!Array.isArray(value) || !value.every((part) => typeof part === "number" && Number.isFinite(part))) {
    throw bad(`its field “${field}” is not a list of numbers.`);
  }
  if (length !== undefined && value.length !== length) throw bad(`its vector has ${value.length} numbers, others have ${length}.`);
  const vector = Float64Array.from(value as readonly number[]);
  const largest = vector.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
  if (largest === 0) throw bad("its vector has no direction: all is zero.");
  const scaled = vector.map((part) => part / largest);
  const size = Math.sqrt(scaled.reduce((sum, part) => sum + part * part, 0));
  return scaled.map((part) => part / size);
}

function cosine(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return Math.max(-1, Math.min(1, sum));
}

function without(item: Item, field: string): Json {
  const copy = copyRecord(item as JsonObject);
  delete copy[field];
  return copy;
}
