import { emptyRecord, isObject, type Json } from "./json.ts";

type Document = Readonly<Record<string, Json>>;

export const CURRENT_FORMAT = "vwmp/1";

/** From each older format, the step to the next one. A step takes plain JSON of any shape and never throws. */
export const migrations: ReadonlyMap<string, (document: Document) => Document> = new Map([["vwmp/0", fromDraft]]);

/** The document in the current format; as it is when there is no way from its format. */
export function migrate(document: Document): Document {
  let current = document;
  for (let steps = 0; steps <= migrations.size; steps += 1) {
    const format = current["format"];
    const step = typeof format === "string" ? migrations.get(format) : undefined;
    if (step === undefined) return current;
    current = step(current);
  }
  return current;
}

/** The draft: nodes were a list with `id`, edges were `{ from, to }`. What is not of that shape stays as it was, to be reported. */
function fromDraft(document: Document): Document {
  const next = copyOf(document);
  next["format"] = CURRENT_FORMAT;
  const nodes = document["nodes"];
  if (Array.isArray(nodes)) next["nodes"] = byId(nodes) ?? nodes;
  const edges = document["edges"];
  if (Array.isArray(edges)) {
    next["edges"] = edges.map((edge: Json) =>
      isObject(edge) && typeof edge["from"] === "string" && typeof edge["to"] === "string" ? `${edge["from"]} -> ${edge["to"]}` : edge,
    );
  }
  return next;
}

/** Undefined where an entry has no id of its own: renaming would be guessing. */
function byId(nodes: readonly Json[]): Json | undefined {
  const record = emptyRecord<Json>();
  for (const node of nodes) {
    if (!isObject(node)) return undefined;
    const { id, ...rest } = node as Document;
    if (typeof id !== "string" || id in record) return undefined;
    record[id] = Object.assign(emptyRecord<Json>(), rest);
  }
  return record;
}

function copyOf(document: Document): Record<string, Json> {
  const copy = emptyRecord<Json>();
  for (const key of Object.keys(document)) copy[key] = document[key] as Json;
  return copy;
}
