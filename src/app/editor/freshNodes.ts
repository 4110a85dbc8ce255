import { create } from "zustand";
import { useEditor } from "./editorStore.ts";

type State = {
  /** Nodes that were just added, each with its params that somebody has left. */
  readonly nodes: ReadonlyMap<string, ReadonlySet<string>>;
};

const NONE: State["nodes"] = new Map();

/** Where nobody has yet had the time to set what has to be set: until the field is left, a run is tried, or another workflow is shown. */
export const useFreshNodes = create<State>(() => ({ nodes: NONE }));

useEditor.subscribe((state, before) => {
  if (state.id !== before.id) endFresh();
});

/** Notes that a node was just added. */
export function noteFresh(node: string): void {
  useFreshNodes.setState(({ nodes }) => ({ nodes: new Map(nodes).set(node, new Set()) }));
}

/** Notes that somebody was at a param and has left it. */
export function noteLeft(node: string, param: string): void {
  const left = useFreshNodes.getState().nodes.get(node);
  if (left === undefined || left.has(param)) return;
  useFreshNodes.setState(({ nodes }) => ({ nodes: new Map(nodes).set(node, new Set(left).add(param)) }));
}

/** From here on nothing is fresh. */
export function endFresh(): void {
  useFreshNodes.setState({ nodes: NONE });
}
