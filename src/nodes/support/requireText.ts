import { NodeError } from "../../model/failure.ts";

/** The text a param holds, without a byte order mark; anything that is no text fails with `not-text` and a way out. */
export function requireText(value: unknown, param: string, what: string): string {
  if (typeof value !== "string") {
    const found = value === undefined || value === null ? "is missing" : `is a ${Array.isArray(value) ? "list" : typeof value}`;
    throw new NodeError("not-text", `The ${what} text ${found}.`, {
      param,
      hint: `Point “${param}” at the field that holds the text, for example \${item.body}.`,
    });
  }
  return value.startsWith("\uFEFF") ? value.slice(1) : value;
}
