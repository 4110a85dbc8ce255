import type { NodeDescription } from "./nodeType.ts";

/** The node types there are. */
export type Catalogue<T extends NodeDescription = NodeDescription> = {
  /** The very type and version of `filter@1`. */
  exact(name: string): T | undefined;
  /** The newest version of a bare `filter`. */
  newest(name: string): T | undefined;
  /** All that a node can name: each type with its version, and bare. */
  names(): readonly string[];
  all(): Iterable<T>;
};

/**
 * Later types win over earlier ones of the same type and version. `common` are some of them that are found without reading all:
 * `types` are read when somebody asks for another.
 */
export function makeCatalogue<T extends NodeDescription>(types: Iterable<T>, common: Iterable<T> = []): Catalogue<T> {
  const near = byVersion(common);
  let all: ReadonlyMap<string, T> | undefined;
  let bare: ReadonlyMap<string, T> | undefined;
  const everyVersion = (): ReadonlyMap<string, T> => {
    all ??= byVersion(types);
    return all;
  };
  const everyName = (): ReadonlyMap<string, T> => {
    bare ??= byName(everyVersion().values());
    return bare;
  };
  return {
    exact: (name) => near.get(name) ?? everyVersion().get(name),
    newest: (name) => everyName().get(name),
    names: () => [...everyVersion().keys(), ...everyName().keys()],
    all: () => everyVersion().values(),
  };
}

function byVersion<T extends NodeDescription>(types: Iterable<T>): ReadonlyMap<string, T> {
  return new Map(Array.from(types, (type) => [`${type.type}@${type.version}`, type]));
}

function byName<T extends NodeDescription>(types: Iterable<T>): ReadonlyMap<string, T> {
  const newest = new Map<string, T>();
  for (const type of types) {
    const known = newest.get(type.type);
    if (known === undefined || type.version >= known.version) newest.set(type.type, type);
  }
  return newest;
}

/**
 * The type that a node names: the very version of `filter@1`, the newest of a bare `filter`; undefined when there is none.
 */
export function resolveType<T extends NodeDescription>(catalogue: Catalogue<T>, name: string): T | undefined {
  return catalogue.exact(name) ?? catalogue.newest(name);
}
