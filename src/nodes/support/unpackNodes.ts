import type { NodeDescription, NodeRun, NodeType } from "../../model/nodeType.ts";
import { lazyRun } from "./lazyRun.ts";

type Runs = { readonly [key: string]: () => Promise<NodeRun> };
type Docs = NodeDescription["docs"];

/** JSON, unpacked when it is first asked for: the list of types without their docs, and their docs by type. */
export type PackedDescriptions = { readonly types: () => string; readonly docs: () => string };

/**
 * The node types of a build: the code of each is loaded when a workflow first needs it, their docs, which no run reads, are unpacked
 * when somebody reads one. `runs` names the code by type. Nothing is read before the types are first asked for.
 */
export function unpackNodes(packed: PackedDescriptions, runs: Runs): Iterable<NodeType> {
  let types: readonly NodeType[] | undefined;
  let docs: { readonly [type: string]: Docs } | undefined;
  const docsOf = (type: string): Docs => {
    docs ??= JSON.parse(packed.docs()) as { readonly [type: string]: Docs };
    return docs[type] as Docs;
  };
  return {
    [Symbol.iterator]() {
      types ??= (JSON.parse(packed.types()) as readonly Omit<NodeDescription, "docs">[]).map((description) => ({
        ...description,
        get docs() {
          return docsOf(description.type);
        },
        run: lazyRun(runs[description.type] as () => Promise<NodeRun>),
      }));
      return types[Symbol.iterator]();
    },
  };
}
