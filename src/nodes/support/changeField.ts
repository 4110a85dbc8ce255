import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import { asRecord, copyRecord, type RecordDraft } from "./copyRecord.ts";
import { parsePath, readField, writeField } from "./fieldPath.ts";

/** The params of what makes a value of a field: the field, and the one that takes the result. */
export const changedField = {
  field: {
    kind: "text",
    label: "Field",
    namesField: true,
    help: "The field to read, for example order.date.",
    placeholder: "name",
    required: true,
  },
  as: { kind: "text", label: "Into field", help: "Empty: the same field.", default: "" },
} as const;

/** A copy of the item with what `change` makes of the field; `missing-field` where the item has none. */
export function changeField(
  item: Json,
  { field, as }: { readonly field: string; readonly as: string },
  change: (value: Json) => Json,
): RecordDraft {
  const record = asRecord(item);
  const value = readField(record, parsePath(field));
  if (value === undefined) {
    throw new NodeError("missing-field", `The item has no field “${field}”.`, {
      param: "field",
      hint: "Check the name of the field, or set it before this node.",
    });
  }
  const result = copyRecord(record);
  writeField(result, parsePath(as === "" ? field : as), change(value));
  return result;
}
