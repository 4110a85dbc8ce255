import type { NodeDescription } from "./nodeType.ts";

/** The node types there are, by `type@version`, and the newest version of each by its bare name. */
export type Catalogue<T extends NodeDescription = NodeDescription> = {
  readonly byType: ReadonlyMap<string, T>;
  readonly newest: ReadonlyMap<string, T>;
};

/** Later entries win over earlier ones of the same type and version. */
export function makeCatalogue<T extends NodeDescription>(types: Iterable<T>): Catalogue<T> {
  const byType = new Map<string, T>();
  const newest = new Map<string, T>();
  for (const type of types) {
    byType.set(`${type.type}@${type.version}`, type);
    const known = newest.get(type.type);
    if (known === undefined || type.version >= known.version) newest.set(type.type, type);
  }
  return { byType, newest };
}

/**
 * The type that a node names: the very version of `filter@1`, the newest of a bare `filter`; undefined when there is none.
 */
export function resolveType<T extends NodeDescription>(catalogue: Catalogue<T>, name: string): T | undefined {
  return catalogue.byType.get(name) ?? catalogue.newest.get(name);
}
