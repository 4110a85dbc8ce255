import { inflateSync, strFromU8 } from "fflate";
import type { NodeDescription, NodeRun, NodeType } from "../../model/nodeType.ts";
import { lazyRun } from "./lazyRun.ts";

/**
 * The node types of a build, where descriptions lie as one packed text (base64 of raw deflate of JSON) and the code of each type is
 * loaded when a workflow first needs it. `runs` names the code by type. The text is unpacked when the types are first asked for.
 */
export function unpackNodes(packed: string, runs: { readonly [key: string]: () => Promise<NodeRun> }): Iterable<NodeType> {
  let types: readonly NodeType[] | undefined;
  return {
    [Symbol.iterator]() {
      types ??= unpack(packed, runs);
      return types[Symbol.iterator]();
    },
  };
}

function unpack(packed: string, runs: { readonly [key: string]: () => Promise<NodeRun> }): readonly NodeType[] {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const descriptions = JSON.parse(strFromU8(inflateSync(bytes))) as readonly NodeDescription[];
  return descriptions.map((description) => ({ ...description, run: lazyRun(runs[description.type] as () => Promise<NodeRun>) }));
}
