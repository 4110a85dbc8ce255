/**
 * Where and how the path of a value is written into a text: bare where the place is inside `${ … }`, else in a `${ }` of its own.
 *
 * @example insertPath("Hello ", 6, "item.name") // { at: 6, text: "${item.name}" }
 */
export function insertPath(text: string, position: number, path: string): { readonly at: number; readonly text: string } {
  const at = Math.max(0, Math.min(position, text.length));
  return { at, text: isInside(text, at) ? path : `\${${path}}` };
}

/** Whether a place lies in an expression that was begun before it and not ended. */
function isInside(text: string, at: number): boolean {
  let depth = 0;
  let quote = "";
  for (let index = 0; index < at; index += 1) {
    const character = text[index] as string;
    if (depth === 0) {
      if (character === "$" && text[index + 1] === "{" && text[index - 1] !== "\\" && index + 2 <= at) {
        depth = 1;
        index += 1;
      }
    } else if (quote !== "") {
      if (character === "\\") index += 1;
      else if (character === quote) quote = "";
    } else if (character === '"' || character === "'" || character === "`") quote = character;
    else if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
  }
  return depth > 0;
}
