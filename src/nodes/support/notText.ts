import { NodeError } from "../../model/failure.ts";

/** The failure of a param that should hold a text and does not, with a way out. */
export function notText(value: unknown, param: string, what = ""): NodeError {
  const found = value === undefined || value === null ? "is missing" : `is a ${Array.isArray(value) ? "list" : typeof value}`;
  return new NodeError("not-text", `The ${what === "" ? "" : `${what} `}text ${found}.`, {
    param,
    hint: `Point “${param}” at the field that holds the text, for example \${item.body}.`,
  });
}
