import type { NodeDescription } from "../../model/nodeType.ts";
import { matchScore } from "./searchText.ts";

/** What a search looks at, and what is drawn of what it finds. */
export type Findable = Pick<NodeDescription, "type" | "version" | "title" | "icon" | "aliases"> & {
  readonly docs: Pick<NodeDescription["docs"], "summary">;
};

/** The node types and regions that a search finds, best first; all of them, in the order of the catalogue, for an empty search. */
export function searchNodes<T extends Findable>(catalogue: readonly T[], search: string): readonly T[] {
  const newest = catalogue.filter((each) => !catalogue.some((other) => other.type === each.type && other.version > each.version));
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return newest;
  return newest
    .map((type) => ({ type, score: scoreOf(type, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ type }) => type);
}

function scoreOf(type: Findable, wanted: string): number {
  const other = [type.type, ...type.aliases].map((text) => 0.9 * matchScore(text.toLowerCase(), wanted));
  return Math.max(matchScore(type.title.toLowerCase(), wanted), ...other, 0.3 * within(type.docs.summary.toLowerCase(), wanted));
}

function within(text: string, wanted: string): number {
  return wanted.length > 2 && text.includes(wanted) ? 50 : 0;
}
