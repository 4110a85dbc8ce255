import type { NodeDescription, NodeRun, NodeType } from "../../model/nodeType.ts";
import { lazyRun } from "./lazyRun.ts";

/** By the name of the type's file. */
type Runs = { readonly [file: string]: () => Promise<NodeRun> };
type Docs = NodeDescription["docs"];
type Undocumented = Omit<NodeDescription, "docs">;

/** The types that most workflows use: their descriptions without docs, and their code. */
export type CommonNodes = { readonly types: () => readonly Undocumented[]; readonly runs: Runs };

/**
 * The others: `types` is JSON of a description for each of them, and of the name of its file for each common one in its place; `docs` of
 * those of all, by file. Both are unpacked when they are first asked for.
 */
export type OtherNodes = { readonly types: () => string; readonly docs: () => string; readonly runs: Runs };

/** All node types of a build in their order, and the common ones, which are found without reading the others. */
export type UnpackedNodes = { readonly all: Iterable<NodeType>; readonly common: Iterable<NodeType> };

/**
 * The node types of a build: the code of each is loaded when a workflow first needs it; the uncommon ones and all docs, which no run
 * reads, are unpacked when somebody asks for one. Nothing is read before the types are first asked for.
 */
export function unpackNodes({ types, runs }: CommonNodes, takeOthers: () => OtherNodes): UnpackedNodes {
  let docs: { readonly [file: string]: Docs } | undefined;
  const docsOf = (file: string): Docs => {
    docs ??= JSON.parse(takeOthers().docs()) as { readonly [file: string]: Docs };
    return docs[file] as Docs;
  };
  const unpacked = (description: Undocumented, runs: Runs): NodeType => ({
    ...description,
    get docs() {
      return docsOf(fileOf(description));
    },
    run: lazyRun(runs[fileOf(description)] as () => Promise<NodeRun>),
  });
  const common = once(() => types().map((type) => unpacked(type, runs)));
  const all = once(() => {
    const others = takeOthers();
    const known = new Map(common().map((type) => [fileOf(type), type]));
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

/** The name of a type's file, without its ending: a new version lies beside the first one, as `shout-2` beside `shout`. */
export function fileOf({ type, version }: Pick<NodeDescription, "type" | "version">): string {
  return version === 1 ? type : `${type}-${version}`;
}
