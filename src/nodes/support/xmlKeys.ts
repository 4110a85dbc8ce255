/** The params that say how attributes and text of XML are called among the fields of an item; parsing and building share them. */
export const attributePrefix = {
  kind: "text",
  label: "Before attributes",
  help: "What tells an attribute from an element of that name.",
  default: "@",
} as const;

export const textKey = {
  kind: "text",
  label: "Text is called",
  help: "The field of text that stands beside attributes or elements.",
  default: "#text",
  required: true,
} as const;
