import type { Field } from "../../model/field.ts";

/** The param of nodes that wait for signals: whether one that came before counts (E1). */
export const MISSED = {
  kind: "choice",
  label: "A signal that came before",
  help: "Signals that nobody waits for are kept, unless their sender says otherwise.",
  options: [
    { value: "keep", label: "Counts" },
    { value: "drop", label: "Does not count" },
  ],
  default: "keep",
} as const satisfies Field;

/** The param of nodes that wait for signals: where the data goes. */
export const INTO = {
  kind: "text",
  label: "Data into field",
  help: "What the signal brings, in every item that is an object. Empty: it is not kept.",
  placeholder: "signal",
  default: "signal",
} as const satisfies Field;
