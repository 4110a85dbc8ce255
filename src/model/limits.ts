import type { Retention } from "./runStore.ts";

/** What a document may measure before the parser refuses it. The engine itself has no such limits. */
export type Limits = {
  /** Characters of text; for a value that was not text, the characters of its strings and keys plus one a value. */
  readonly text: number;
  readonly nodes: number;
  /** Objects and lists inside each other. YAML is never read deeper than 400. */
  readonly depth: number;
};

/** For a document the engine kept itself: it was read within somebody's limits before. */
export const KEPT_LIMITS: Partial<Limits> = { text: Number.POSITIVE_INFINITY, nodes: Number.POSITIVE_INFINITY };

export const DEFAULT_LIMITS: Limits = { text: 20_000_000, nodes: 20_000, depth: 200 };

/** How many runs, and bytes of them, a page keeps where nobody says otherwise. */
export const PAGE_RETENTION: Retention = { runs: 100, bytes: 200e6 };
