const STORED = "vwmp.recent";
const MOST = 5;

/** The node types put in last on this device, newest first. */
export function recentTypes(): readonly string[] {
  try {
    return (localStorage.getItem(STORED) ?? "").split(" ").filter((type) => type !== "");
  } catch {
    return [];
  }
}

/** Remembers for the next time that a type was put in. */
export function noteRecent(type: string): void {
  try {
    localStorage.setItem(STORED, [type, ...recentTypes().filter((other) => other !== type)].slice(0, MOST).join(" "));
  } catch {
    // A page without storage forgets; nothing else is lost.
  }
}

/** The entries with those of the recent types first. */
export function recentFirst<T extends { readonly type: string }>(types: readonly T[], recent: readonly string[]): readonly T[] {
  const first = recent.flatMap((name) => types.find(({ type }) => type === name) ?? []);
  return [...first, ...types.filter((type) => !first.includes(type))];
}
