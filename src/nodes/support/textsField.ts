import type { FieldOption } from "../../model/field.ts";

/** The param of what writes text: all items as one list, in `another` way that the format has, or each for itself. */
export function textsField<const O extends FieldOption>(another: O) {
  return {
    kind: "choice",
    label: "Write",
    options: [{ value: "list", label: "One list of all items" }, another, { value: "each", label: "A text for each item" }],
    default: "list",
  } as const;
}
