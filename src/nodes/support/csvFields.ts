import type { Fields } from "../../model/field.ts";
import { delimiterOptions } from "./delimiterOptions.ts";

/** How CSV text is read. */
export const csvFields = {
  types: {
    kind: "choice",
    label: "Types",
    options: [
      { value: "infer", label: "Infer numbers, true, false and empty" },
      { value: "text", label: "Everything is text" },
    ],
    default: "infer",
  },
  delimiter: {
    kind: "choice",
    label: "Between cells",
    options: [{ value: "auto", label: "Find out" }, ...delimiterOptions],
    default: "auto",
  },
  header: { kind: "boolean", label: "First row is the header", help: "Off: the fields are column_1, column_2, …", default: true },
  trim: { kind: "boolean", label: "Trim cells", help: "Take spaces at the ends of cells away.", default: true },
} as const satisfies Fields;

/** The same fields, shown only on a condition. */
export function shownFor<const F extends Fields>(fields: F, showIf: NonNullable<F[string]["showIf"]>): F {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, showIf }])) as unknown as F;
}
