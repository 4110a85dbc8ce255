import { create } from "zustand";
import { useEditor } from "../editor/editorStore.ts";
import { announce } from "../editor/uiStore.ts";
import { t } from "../words/words.ts";

const STORED = "vwmp.breakpoints.";
const NONE: ReadonlySet<string> = new Set();

/** Nodes before which runs pause, by workflow: this device's, not the file's. */
const useBreakpoints = create<{ readonly of: ReadonlyMap<string, ReadonlySet<string>> }>(() => ({ of: new Map() }));

export function useBreakpoint(node: string): boolean {
  const id = useEditor((state) => state.id);
  return useBreakpoints((state) => (state.of.get(id) ?? stored(id)).has(node));
}

/** The breakpoints of the open workflow. */
export function breakpointsNow(): ReadonlySet<string> {
  const { id } = useEditor.getState();
  return useBreakpoints.getState().of.get(id) ?? stored(id);
}

/** Sets breakpoints at nodes, or clears them where all have one. They count from the next run on. */
export function toggleBreakpoints(nodes: ReadonlySet<string>): void {
  const { id, workflow } = useEditor.getState();
  const chosen = [...nodes].filter((node) => workflow.nodes[node] !== undefined);
  const next = new Set(breakpointsNow());
  const clear = chosen.every((node) => next.has(node));
  for (const node of chosen) {
    if (clear) next.delete(node);
    else next.add(node);
  }
  useBreakpoints.setState(({ of }) => ({ of: new Map([...of, [id, next]]) }));
  announce(clear ? t("Breakpoint cleared.") : t("Breakpoint set: the next run pauses before it."));
  try {
    localStorage.setItem(STORED + id, JSON.stringify([...next]));
  } catch {
    // A page without storage forgets them when it is closed.
  }
}

const read = new Map<string, ReadonlySet<string>>();

function stored(id: string): ReadonlySet<string> {
  let nodes = read.get(id);
  if (nodes === undefined) {
    nodes = parsed(id);
    read.set(id, nodes);
  }
  return nodes;
}

function parsed(id: string): ReadonlySet<string> {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(STORED + id) ?? "[]");
    return new Set(Array.isArray(list) ? list.filter((each) => typeof each === "string") : []);
  } catch {
    return NONE;
  }
}
