import type { ShownRow } from "./outlineRows.ts";

/** What a key does in a tree: goes to a row, opens or closes one; undefined where the key means nothing there. */
export type TreeStep = { readonly to: string } | { readonly open: string } | { readonly close: string };

/** The keys of a tree view: up and down through what is shown, right and left into and out of it, Home and End. */
export function treeStep(key: string, shown: readonly ShownRow[], at: number, closed: ReadonlySet<string>): TreeStep | undefined {
  const current = shown[at];
  if (current === undefined) return undefined;
  const { row, parent } = current;
  const goTo = (index: number): TreeStep | undefined => {
    const target = shown[index]?.row.key;
    return target === undefined ? undefined : { to: target };
  };
  if (key === "ArrowDown") return goTo(at + 1);
  if (key === "ArrowUp") return goTo(at - 1);
  if (key === "Home") return goTo(0);
  if (key === "End") return goTo(shown.length - 1);
  const inside = row.rows.length > 0;
  if (key === "ArrowRight" && inside) return closed.has(row.key) ? { open: row.key } : goTo(at + 1);
  if (key === "ArrowLeft") {
    if (inside && !closed.has(row.key)) return { close: row.key };
    return parent === undefined ? undefined : { to: parent };
  }
  return undefined;
}

/** The next row, from the current one on and around, whose title begins so; typing one letter again goes on to the next. */
export function typedRow(typed: string, titles: readonly string[], at: number): number | undefined {
  const again = new Set(typed).size === 1;
  const wanted = (again ? typed.slice(0, 1) : typed).toLowerCase();
  for (let step = again ? 1 : 0; step <= titles.length; step += 1) {
    const index = (at + step) % titles.length;
    if (titles[index]?.toLowerCase().startsWith(wanted)) return index;
  }
  return undefined;
}
