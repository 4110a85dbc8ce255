import { type Completion, complete } from "./completions.ts";
import type { ExpressionScope } from "./expressionScope.ts";
import { parseTemplate } from "./template.ts";

/**
 * What fits at `position` in the text of a param: nothing outside `${ … }` and in quotes. `from` counts in that text.
 *
 * @example completeTemplate("Hello ${item.na}", 15, scope) // [{ label: "name", kind: "key", type: "a text", from: 13 }]
 */
export function completeTemplate(
  text: string,
  position: number,
  scope: ExpressionScope,
  nodeIds?: readonly string[],
): readonly Completion[] {
  const { unclosed } = parseTemplate(text.slice(0, position));
  if (unclosed === undefined) return [];
  const at = unclosed + 2;
  const source = text.slice(at, position);
  if (isQuoted(source)) return [];
  return complete(source, source.length, scope, nodeIds).map((found) => ({ ...found, from: found.from + at }));
}

/** Whether the end of the text lies in a quoted text or a template literal. */
function isQuoted(text: string): boolean {
  let quote = "";
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] as string;
    if (quote !== "" && character === "\\") index += 1;
    else if (quote !== "" && character === quote) quote = "";
    else if (quote === "" && (character === '"' || character === "'" || character === "`")) quote = character;
  }
  return quote !== "";
}
