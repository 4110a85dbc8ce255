/** A piece of a template: literal text, or the source of an expression and the offset where it begins. */
export type TemplatePart = { readonly text: string } | { readonly source: string; readonly at: number };
/** `unclosed` is the offset of a `${` without its `}`. */
export type ParsedTemplate = { readonly parts: readonly TemplatePart[]; readonly unclosed?: number };

/** True when the text has a `${` or an escaped one, so that it has to be compiled. Never wrong in the direction of false. */
export function hasExpression(text: string): boolean {
  return text.includes("${");
}

/**
 * Splits a param's text into literal text and expressions. `\${` is a literal `${`. The end of an expression is found
 * past strings, braces, comments and template literals inside it.
 *
 * @example parseTemplate("Hello ${item.name}") // parts: { text: "Hello " }, { source: "item.name", at: 8 }
 */
export function parseTemplate(text: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  let literal = "";
  let from = 0;
  for (let open = text.indexOf("${"); open !== -1; open = text.indexOf("${", from)) {
    if (open > from && text[open - 1] === "\\") {
      literal += `${text.slice(from, open - 1)}\${`;
      from = open + 2;
      continue;
    }
    literal += text.slice(from, open);
    const close = findClose(text, open + 2);
    if (close === -1) return { parts, unclosed: open };
    if (literal !== "") parts.push({ text: literal });
    literal = "";
    parts.push({ source: text.slice(open + 2, close), at: open + 2 });
    from = close + 1;
  }
  literal += text.slice(from);
  if (literal !== "" || parts.length === 0) parts.push({ text: literal });
  return { parts };
}

/** Offset of the `}` that closes an expression begun at `from`, or -1. */
function findClose(text: string, from: number): number {
  /** What is open: `{` a brace, `` ` `` a template literal. */
  const open: string[] = [];
  for (let index = from; index < text.length; index += 1) {
    const character = text[index] as string;
    if (open.at(-1) === "`") {
      if (character === "\\") index += 1;
      else if (character === "`") open.pop();
      else if (character === "$" && text[index + 1] === "{") {
        open.push("{");
        index += 1;
      }
    } else if (character === '"' || character === "'") {
      index = skipQuoted(text, index);
    } else if (character === "/" && text[index + 1] === "*") {
      const end = text.indexOf("*/", index + 2);
      if (end === -1) return -1;
      index = end + 1;
    } else if (character === "`" || character === "{") open.push(character);
    else if (character === "}" && open.pop() === undefined) return index;
  }
  return -1;
}

/** Offset of the closing quote, or of the end of the text. */
function skipQuoted(text: string, from: number): number {
  const quote = text[from];
  let index = from + 1;
  while (index < text.length && text[index] !== quote) index += text[index] === "\\" ? 2 : 1;
  return index;
}
