import type { FieldCompletion } from "../../../../workers/protocol.ts";

/** The part of a path that is complete: `order.` of `order.to`. */
export function objectOf(path: string): string {
  return path.slice(0, path.lastIndexOf(".") + 1);
}

/** The fields of an object as params name them, by what completes an expression behind its dot; none where it is a text or a list. */
export function fieldNames(object: string, found: readonly FieldCompletion[]): readonly string[] {
  if (found.some(({ kind }) => kind !== "key")) return [];
  return found.map(({ label }) => object + nameOf(label));
}

/** A name in brackets stands without them, unless a part of it would be taken for a step. */
function nameOf(label: string): string {
  if (!label.startsWith("[")) return label;
  const name: string = JSON.parse(label)[0];
  return /[.[\]]/.test(name) ? `["${name}"]` : name;
}
