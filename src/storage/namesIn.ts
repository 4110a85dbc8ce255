import type { Json, JsonObject } from "../model/json.ts";

const HASH = /^[0-9a-f]{64}$/;

/** The blobs a value names by `{"$ref": hash}` (G4), however deep. */
export function namesIn(value: Json): ReadonlySet<string> {
  const names = new Set<string>();
  const waiting: (Json | undefined)[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== "object" || next === null) continue;
    if ("$ref" in next && typeof next["$ref"] === "string" && HASH.test(next["$ref"])) names.add(next["$ref"]);
    for (const key in next) waiting.push((next as JsonObject)[key]);
  }
  return names;
}
