/** Names of a path: `item.lines[0]`, at the end of a text. */
export const PATH = /(?:[\p{ID_Start}$_][\p{ID_Continue}$]*)(?:\??\.[\p{ID_Start}$_][\p{ID_Continue}$]*|\[(?:\d+|"[^"]*"|'[^']*')\])*$/u;

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*/u;
const ARROW = /(?:\(([^()]*)\)|([\p{ID_Start}$_][\p{ID_Continue}$]*))\s*=>/gu;
const METHOD = /\??\.([a-zA-Z]+)$/;
/** Methods that give a list of what was in the list. */
const KEEPING: ReadonlySet<string> = new Set(["filter", "slice", "sort", "toSorted", "reverse", "toReversed", "concat"]);

type Arrow = { readonly at: number; readonly names: readonly string[] };

/** The parameters of the functions begun in a text: those of `items.map((order, at) => …` are `order` and `at`. */
export function arrowParameters(text: string): readonly string[] {
  return [...new Set(arrowsIn(text).flatMap(({ names }) => names))];
}

/**
 * The path with what a parameter stands for in its place, as far as the text before says that: the first element of a list.
 *
 * @example withoutParameters("line.price", "item.lines.map(line => line.price") // "item.lines[0].price"
 */
export function withoutParameters(path: string, before: string): string {
  const root = NAME.exec(path)?.[0] ?? "";
  const arrow = arrowsIn(before).findLast(({ names }) => names.includes(root));
  if (arrow === undefined) return path;
  const element = elementAt(before.slice(0, arrow.at).trimEnd(), arrow.names.indexOf(root));
  return element === undefined ? path : element + path.slice(root.length);
}

function arrowsIn(text: string): readonly Arrow[] {
  return [...text.matchAll(ARROW)].map((match) => ({
    at: match.index,
    names: (match[1] ?? match[2] ?? "").split(",").flatMap((name) => NAME.exec(name.trim())?.[0] ?? []),
  }));
}

/** What the parameter at that place stands for in a function that a method of a list, or a function over one, is given. */
function elementAt(head: string, at: number): string | undefined {
  if (head.endsWith(",")) return at === 0 ? elementOf(head.slice(0, -1).trimEnd()) : undefined;
  const method = head.endsWith("(") ? METHOD.exec(head.slice(0, -1)) : null;
  if (method === null) return undefined;
  const name = method[1] as string;
  const takes = name === "sort" || name === "toSorted" || at === (name.startsWith("reduce") ? 1 : 0);
  return takes ? elementOf(head.slice(0, method.index)) : undefined;
}

/** The path of the first element of the list that the text ends with; in `items` that is `item`, which has the keys of all. */
function elementOf(text: string): string | undefined {
  if (text.endsWith(")")) {
    const open = openingOf(text);
    const method = open === undefined ? null : METHOD.exec(text.slice(0, open));
    return method !== null && KEEPING.has(method[1] as string) ? elementOf(text.slice(0, method.index)) : undefined;
  }
  const path = PATH.exec(text)?.[0];
  if (path === undefined) return undefined;
  const list = withoutParameters(path, text.slice(0, -path.length));
  return list === "items" ? "item" : `${list}[0]`;
}

/** Where the bracket was opened that the text ends with. */
function openingOf(text: string): number | undefined {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ")") depth += 1;
    else if (text[at] === "(") depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}
