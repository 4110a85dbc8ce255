import type { Fields } from "../../model/field.ts";

/** Where a WebSocket leads. */
export const socketFields = {
  url: {
    kind: "text",
    label: "URL",
    help: "With wss:// in front.",
    placeholder: "wss://api.example.com/live",
    required: true,
    capability: "net",
    secret: true,
  },
  protocols: { kind: "texts", label: "Sub-protocols", help: "Names that the server may choose from.", default: [] },
} as const satisfies Fields;
