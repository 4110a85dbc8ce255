import { Lexer } from "yaml";

/** What starts a token that is not content: byte order mark, document marks, spaces, line breaks, comments, closers, commas. */
const NOT_CONTENT: ReadonlySet<string> = new Set([
  "\uFEFF",
  "\u0002",
  "\u0018",
  "\u001F",
  " ",
  "\t",
  "\n",
  "\r",
  "#",
  "]",
  "}",
  ",",
  ":",
  "%",
]);

/**
 * True when collections in `text` are nested deeper than `limit`. Works on tokens, without recursion: the parser itself
 * overflows the stack on such text, so this comes first.
 */
export function isDeeperThan(text: string, limit: number): boolean {
  const open: { readonly column: number; readonly list: boolean }[] = [];
  let [flow, column] = [0, 0];
  let fresh = true;
  for (const token of new Lexer().lex(text)) {
    const first = token[0] as string;
    if (flow > 0 || first === "[" || first === "{") {
      if ((first === "[" || first === "{") && token.length === 1) flow += 1;
      else if ((first === "]" || first === "}") && token.length === 1) flow -= 1;
      if (flow + open.length > limit) return true;
    }
    if (flow === 0 && fresh && !NOT_CONTENT.has(first)) {
      const list = token === "-" || token === "?";
      let top = open[open.length - 1];
      while (top !== undefined && (top.column > column || (top.column === column && (top.list || !list) && top.list !== list))) {
        open.pop();
        top = open[open.length - 1];
      }
      if (top === undefined || top.column < column || top.list !== list) open.push({ column, list });
      if (open.length > limit) return true;
      fresh = list;
    }
    const line = token.lastIndexOf("\n");
    if (line === -1) column += first < " " && first !== "\t" ? 0 : token.length;
    else {
      column = token.length - line - 1;
      fresh = true;
    }
  }
  return false;
}
