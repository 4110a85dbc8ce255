import type { Fields } from "../../model/field.ts";

/** The params of nodes that let items through at a pace. */
export const PACE = {
  most: { kind: "number", label: "Items", help: "How many may go at once.", default: 1, min: 1, integer: true, required: true },
  per: { kind: "duration", label: "In", help: "The length of time, for example 1s or 1m.", default: "1s", required: true },
} as const satisfies Fields;
