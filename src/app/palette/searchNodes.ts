import type { NodeDescription } from "../../model/nodeType.ts";

/** The node types that a search finds, best first; all of them, in the order of the catalogue, for an empty search. */
export function searchNodes(catalogue: readonly NodeDescription[], search: string): readonly NodeDescription[] {
  const newest = catalogue.filter((each) => !catalogue.some((other) => other.type === each.type && other.version > each.version));
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return newest;
  return newest
    .map((type) => ({ type, score: scoreOf(type, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ type }) => type);
}

function scoreOf(type: NodeDescription, wanted: string): number {
  const other = [type.type, ...type.aliases].map((text) => 0.9 * match(text.toLowerCase(), wanted));
  return Math.max(match(type.title.toLowerCase(), wanted), ...other, 0.3 * within(type.docs.summary.toLowerCase(), wanted));
}

/** From 100 for equal texts down to 0 for texts that do not hold the letters in order. */
function match(text: string, wanted: string): number {
  if (text === wanted) return 100;
  const at = text.indexOf(wanted);
  if (at === 0) return 90 - Math.min(10, text.length - wanted.length);
  if (at > 0) return /[\s-]/.test(text[at - 1] as string) ? 75 : 60;
  return scattered(text, wanted);
}

function within(text: string, wanted: string): number {
  return wanted.length > 2 && text.includes(wanted) ? 50 : 0;
}

function scattered(text: string, wanted: string): number {
  let at = -1;
  let gaps = 0;
  for (const letter of wanted.replaceAll(" ", "")) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return 0;
    if (at >= 0) gaps += next - at - 1;
    at = next;
  }
  return gaps > wanted.length * 2 ? 0 : Math.max(1, 40 - gaps * 4);
}
