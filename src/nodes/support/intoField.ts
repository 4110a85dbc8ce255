/** The param of what parses text: the field that takes the value, or none. */
export const intoField = {
  kind: "text",
  label: "Into field",
  help: "Empty: the value becomes the item.",
  placeholder: "data",
  default: "",
} as const;
