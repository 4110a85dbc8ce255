import type { Fields } from "../../model/field.ts";

/** When a source that goes on by itself ends, and what it does when its connection breaks. */
export const streamFields = {
  most: { kind: "number", label: "At most", help: "Messages; 0 for no limit.", default: 0, integer: true, min: 0 },
  duration: { kind: "duration", label: "For at most", help: "Then it ends; 0 for no limit.", default: 0 },
  stopAt: { kind: "text", label: "Stop at", help: "A message that is just this text ends it.", placeholder: "[DONE]", default: "" },
  reconnects: {
    kind: "number",
    label: "Reconnects",
    help: "How often in a row it tries again when the connection breaks.",
    default: 5,
    integer: true,
    min: 0,
    max: 1000,
  },
  delay: { kind: "duration", label: "Pause before", help: "Doubled each time, up to a minute.", default: "1s" },
} as const satisfies Fields;

/** How the text of a message becomes part of an item. */
export const messageField = {
  as: {
    kind: "choice",
    label: "Messages are",
    options: [
      { value: "text", label: "Text" },
      { value: "json", label: "JSON" },
    ],
    default: "text",
  },
} as const satisfies Fields;
