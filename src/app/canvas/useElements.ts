import { useMemo } from "react";
import { useEditor } from "../editor/editorStore.ts";
import type { BoardNode } from "./useCanvasNodes.ts";

/** The nodes that are drawn as elements: all, and in an overview those at the pointer and alone in the selection. */
export function useElements(nodes: readonly BoardNode[], pointed: string | undefined, overview: boolean): readonly BoardNode[] {
  const only = useEditor(({ selection }) => (selection.size === 1 ? [...selection][0] : undefined));
  const wanted = overview ? `${pointed} ${only}` : "";
  return useMemo(() => (wanted === "" ? nodes : nodes.filter(({ id }) => id === pointed || id === only)), [nodes, wanted, pointed, only]);
}
