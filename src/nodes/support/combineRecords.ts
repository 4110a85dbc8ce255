import type { Json, JsonObject } from "../../model/json.ts";
import { madeOf } from "../../model/madeOf.ts";
import { asRecord, copyRecord, type RecordDraft, setKey } from "./copyRecord.ts";

/** What happens to a field that both records have; `key` is a field that is equal in both and therefore no clash. */
export type Clash = { readonly clash: "left" | "right" | "prefix"; readonly prefix: string; readonly key: string | undefined };

/** One item with the fields of both: those of the left first. A side that is missing adds nothing: the other is returned as it is. */
export function combineRecords(left: Json | undefined, right: Json | undefined, { clash, prefix, key }: Clash): Json {
  if (left === undefined || right === undefined) return left ?? right ?? null;
  const draft = copyRecord(asRecord(left));
  const other = asRecord(right);
  for (const name of Object.keys(other)) {
    const value = other[name] ?? null;
    if (!Object.hasOwn(draft, name) || clash === "right") setKey(draft, name, value);
    else if (clash === "prefix" && name !== key) setKey(draft, freeName(draft, other, name, prefix), value);
  }
  return madeOf(draft as JsonObject, [left, right]);
}

function freeName(draft: RecordDraft, other: object, name: string, prefix: string): string {
  const step = prefix === "" ? "_" : prefix;
  let free = step + name;
  while (Object.hasOwn(draft, free) || Object.hasOwn(other, free)) free = step + free;
  return free;
}
