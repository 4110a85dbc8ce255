import type { NodeDescription } from "../../model/nodeType.ts";
import { useEditor } from "./editorStore.ts";

const indexes = new WeakMap<readonly NodeDescription[], ReadonlyMap<string, NodeDescription>>();

/** The description of `name@version`, or of the newest version of a bare name; undefined when the catalogue has none. */
export function describeType(catalogue: readonly NodeDescription[], type: string): NodeDescription | undefined {
  let index = indexes.get(catalogue);
  if (index === undefined) {
    index = indexOf(catalogue);
    indexes.set(catalogue, index);
  }
  return index.get(type);
}

/** The description of a type in the loaded catalogue. */
export function useDescription(type: string | undefined): NodeDescription | undefined {
  return useEditor((state) => (type === undefined ? undefined : describeType(state.catalogue, type)));
}

function indexOf(catalogue: readonly NodeDescription[]): ReadonlyMap<string, NodeDescription> {
  const index = new Map<string, NodeDescription>();
  for (const each of catalogue) {
    index.set(`${each.type}@${each.version}`, each);
    const newest = index.get(each.type);
    if (newest === undefined || newest.version < each.version) index.set(each.type, each);
  }
  return index;
}
