/** The entries whose text a search finds, best first; all, in their order, for an empty search. */
export function searchText<T>(entries: readonly T[], search: string, textOf: (entry: T) => string): readonly T[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return entries;
  return entries
    .map((entry) => ({ entry, score: matchScore(textOf(entry).toLowerCase(), wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

/** From 100 for equal texts down to 0 for texts that do not hold the letters in order. */
export function matchScore(text: string, wanted: string): number {
  if (text === wanted) return 100;
  const at = text.indexOf(wanted);
  if (at === 0) return 90 - Math.min(10, text.length - wanted.length);
  if (at > 0) return /[\s-]/.test(text[at - 1] as string) ? 75 : 60;
  return scattered(text, wanted);
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
