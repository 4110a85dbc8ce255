/**
 * Names for columns: trimmed, never empty, never twice, whatever the header says. An empty one becomes `column_3`; the second `total`
 * becomes `total_2`, or the next number that is free.
 *
 * @example uniqueNames(["id", "", "id"]) // ["id", "column_2", "id_2"]
 */
export function uniqueNames(header: readonly string[]): string[] {
  const wanted = header.map((name, at) => name.trim() || `column_${at + 1}`);
  const given = new Set(wanted);
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return wanted.map((name) => {
    let unique = name;
    let count = next.get(name) ?? 2;
    while (taken.has(unique)) {
      unique = `${name}_${count}`;
      count += 1;
      if (given.has(unique)) unique = name;
    }
    next.set(name, count);
    taken.add(unique);
    return unique;
  });
}
