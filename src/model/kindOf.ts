/** What a value is, in the words of the messages. */
export function kindOf(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return value.length <= 40 ? `the text “${value}”` : "a text";
  if (typeof value === "number") return `the number ${value}`;
  return typeof value === "boolean" ? String(value) : "a map";
}
