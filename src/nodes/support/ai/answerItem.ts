import type { Json, JsonObject } from "../../../model/json.ts";
import { asRecord, copyRecord, type RecordDraft, setKey } from "../copyRecord.ts";

/** The item with a value under a field; the value alone where no field is named. */
export function withField(item: Json, field: string, value: Json): Json {
  if (field === "") return value;
  const draft: RecordDraft = copyRecord(asRecord(item) as JsonObject);
  setKey(draft, field, value);
  return draft;
}
