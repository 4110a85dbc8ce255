import { isLive, useRunStore } from "../run/runStore.ts";
import { useEditor } from "./editorStore.ts";
import { selectedNode } from "./selecting.ts";

/** Nodes or regions are selected. */
export const someSelected = (): boolean => useEditor.getState().selection.size > 0;

/** Exactly one node is selected. */
export const oneSelected = (): boolean => selectedNode() !== undefined;

/** Exactly one node or region is selected: what has a part in a run, as notes and groups have not. */
export const onePart = (): boolean => selectedNode()?.includes(":") === false;

/** Nodes, regions or edges are selected. */
export const anySelected = (): boolean => someSelected() || useEditor.getState().selectedEdges.size > 0;

/** A run goes on. */
export const live = (): boolean => isLive(useRunStore.getState().facts.status);
