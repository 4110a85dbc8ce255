/** What a page sees when it opens its database, and what it remembers of it. */
export type Witnessed = { readonly id: string; readonly workflows: number; readonly runs: number };

/** `lost`: the witness remembers workflows or runs in a database that another has taken the place of. */
export type Testimony =
  | { readonly finding: "fresh" | "same" }
  | { readonly finding: "lost"; readonly remembered: Pick<Witnessed, "workflows" | "runs"> };

/** Where the witness remembers: `localStorage`, which is kept apart from IndexedDB and outlives it when that is damaged. */
export type Memory = { getItem(key: string): string | null; setItem(key: string, value: string): void };

const KEY = "vwmp.witness";

/**
 * Compares the database with what the witness remembers: browsers replace a damaged database by an empty one without a word. Ask
 * before {@link rememberWitness}, which makes the witness forget what it knew. A witness that cannot be asked knows nothing.
 */
export function checkWitness(memory: Memory, seen: Witnessed): Testimony {
  const remembered = recall(memory);
  if (remembered === undefined) return { finding: "fresh" };
  if (remembered.id === seen.id) return { finding: "same" };
  const { workflows, runs } = remembered;
  return workflows + runs > 0 ? { finding: "lost", remembered: { workflows, runs } } : { finding: "fresh" };
}

/** Tells the witness how things are now. False: it could not be told. */
export function rememberWitness(memory: Memory, { id, workflows, runs }: Witnessed): boolean {
  try {
    memory.setItem(KEY, JSON.stringify({ id, workflows, runs }));
    return true;
  } catch {
    return false;
  }
}

function recall(memory: Memory): Witnessed | undefined {
  try {
    const { id, workflows, runs } = JSON.parse(memory.getItem(KEY) ?? "") as Partial<Witnessed>;
    return typeof id === "string" && isCount(workflows) && isCount(runs) ? { id, workflows, runs } : undefined;
  } catch {
    return undefined;
  }
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
