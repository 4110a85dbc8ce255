import type { NodeDescription, NodeRun, NodeType } from "../../model/nodeType.ts";
import { lazyRun } from "./lazyRun.ts";

type Runs = { readonly [type: string]: () => Promise<NodeRun> };
type Docs = NodeDescription["docs"];
type Undocumented = Omit<NodeDescription, "docs">;

/** The types that most workflows use: their descriptions without docs, and their code. */
export type CommonNodes = { readonly types: () => readonly Undocumented[]; readonly runs: Runs };

/**
 * The others: `types` is JSON of a description for each of them, and of the bare name of each common one in its place; `docs` of those
 * of all, by type. Both are unpacked when they are first asked for.
 */
export type OtherNodes = { readonly types: () => string; readonly docs: () => string; readonly runs: Runs };

/** All node types of a build in their order, and the common ones, which are found without reading the others. */
export type UnpackedNodes = { readonly all: Iterable<NodeType>; readonly common: Iterable<NodeType> };

/**
 * The node types of a build: the code of each is loaded when a workflow first needs it; the uncommon ones and all docs, which no run
 * reads, are unpacked when somebody asks for one. Nothing is read before the types are first asked for.
 */
export function unpackNodes({ types, runs }: CommonNodes, takeOthers: () => OtherNodes): UnpackedNodes {
  let docs: { readonly [type: string]: Docs } | undefined;
  const docsOf = (type: string): Docs => {
    docs ??= JSON.parse(takeOthers().docs()) as { readonly [type: string]: Docs };
    return docs[type] as Docs;
  };
  const unpacked = (description: Undocumented, runs: Runs): NodeType => ({
    ...description,
    get docs() {
      return docsOf(description.type);
    },
    run: lazyRun(runs[description.type] as () => Promise<NodeRun>),
  });
  const common = once(() => types().map((type) => unpacked(type, runs)));
  const all = once(() => {
    const others = takeOthers();
    const known = new Map(common().map((type) => [type.type, type]));
    const list = JSON.parse(others.types()) as readonly (Undocumented | string)[];
    return list.map((type) => (typeof type === "string" ? (known.get(type) as NodeType) : unpacked(type, others.runs)));
  });
  return { all: asked(all), common: asked(common) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function asked<T>(list: () => readonly T[]): Iterable<T> {
  return { [Symbol.iterator]: () => list()[Symbol.iterator]() };
}
