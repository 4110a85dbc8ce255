import type { NodeDescription, NodeRun, NodeType } from "../../model/nodeType.ts";
import { lazyRun } from "./lazyRun.ts";

type Runs = { readonly [key: string]: () => Promise<NodeRun> };

/**
 * The node types of a build, where `descriptions` gives them as JSON and the code of each type is loaded when a workflow first needs it.
 * `runs` names the code by type. Nothing is read before the types are first asked for.
 */
export function unpackNodes(descriptions: () => string, runs: Runs): Iterable<NodeType> {
  let types: readonly NodeType[] | undefined;
  return {
    [Symbol.iterator]() {
      types ??= (JSON.parse(descriptions()) as readonly NodeDescription[]).map((description) => ({
        ...description,
        run: lazyRun(runs[description.type] as () => Promise<NodeRun>),
      }));
      return types[Symbol.iterator]();
    },
  };
}
