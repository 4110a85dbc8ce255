import type { Fields } from "../../model/field.ts";

/** Headers of a request. */
export const headerFields = {
  headers: {
    kind: "list",
    label: "Headers",
    itemLabel: "Header",
    of: {
      name: { kind: "text", label: "Name", placeholder: "accept", default: "" },
      value: { kind: "text", label: "Value", default: "", secret: true },
    },
    default: [],
  },
} as const satisfies Fields;
