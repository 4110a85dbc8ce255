import { NodeError } from "../model/failure.ts";
import { MOST_WEIGHT } from "./jsonataLimits.ts";

/** The library's `$pad` with a limit. Widths are counted in characters, as people see them; a negative one fills at the left. */
export function padded(text: string | undefined, width: number, fill = " "): string | undefined {
  if (text === undefined) return undefined;
  if (Math.abs(width) > MOST_WEIGHT) {
    throw new NodeError("query-limit", `The query pads a text to ${width} characters.`, {
      kind: "budget",
      param: "query",
      hint: "Let it work on less.",
    });
  }
  const missing = Math.abs(Math.trunc(width)) - [...text].length;
  if (missing <= 0) return text;
  const characters = [...(fill === "" ? " " : fill)];
  const filling = Array.from({ length: missing }, (_, at) => characters[at % characters.length]).join("");
  return width > 0 ? text + filling : filling + text;
}
