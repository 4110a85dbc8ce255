import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import { asRecord, copyRecord, type RecordDraft, setKey } from "./copyRecord.ts";
import { type FieldPath, flatName, parsePath, readField } from "./fieldPath.ts";

type Names = { readonly fields: readonly string[]; readonly nameAs: string; readonly valueAs: string };

/** An item for each field of the item, with its name, its value and the fields that stay. */
export function unpivotItem(item: Item, stay: readonly FieldPath[], { fields, nameAs, valueAs }: Names): RecordDraft[] {
  const record = asRecord(item);
  const rest: RecordDraft = {};
  for (const path of stay) setKey(rest, flatName(path), readField(record, path) ?? null);
  for (const name of [nameAs, valueAs]) {
    if (!Object.hasOwn(rest, name)) continue;
    const param = name === nameAs ? "nameAs" : "valueAs";
    throw new NodeError("name-taken", `A field that stays is called “${name}” already.`, { param, hint: "Choose another name." });
  }
  const turned = fields.length > 0 ? fields : Object.keys(record).filter((key) => !Object.hasOwn(rest, key));
  return turned.flatMap((field): RecordDraft[] => {
    const value: Json | undefined = fields.length > 0 ? readField(record, parsePath(field)) : record[field];
    if (value === undefined) return [];
    const draft = copyRecord(rest as JsonObject);
    setKey(draft, nameAs, field);
    setKey(draft, valueAs, value);
    return [draft];
  });
}
