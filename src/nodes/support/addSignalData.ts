import type { Item } from "../../model/item.ts";
import { isObject, type Json, type JsonObject } from "../../model/json.ts";
import { madeOf } from "../../model/madeOf.ts";
import { copyRecord, setKey } from "./copyRecord.ts";

/** The items, those that are objects with `data` in the field `into`; the very same items where there is no data or no field. */
export function addSignalData(items: readonly Item[], into: string, data: Json | undefined): readonly Item[] {
  if (data === undefined || into === "") return items;
  return items.map((item) => {
    if (!isObject(item)) return item;
    const draft = copyRecord(item as JsonObject);
    setKey(draft, into, data);
    return madeOf(draft, [item]);
  });
}
