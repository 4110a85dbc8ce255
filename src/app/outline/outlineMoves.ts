import { actionOf } from "../editor/actions.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { openNodeCreator } from "../editor/nodeCreator.ts";
import { openPane } from "../editor/openPane.ts";
import { drawingOf } from "../editor/portsOfNode.ts";
import { selectedNode } from "../editor/selecting.ts";
import type { OutlineRow } from "./outlineRows.ts";
import { useOutline } from "./outlineStore.ts";

/** Makes a row the current one and selects what it stands for. */
export function goToRow(row: OutlineRow): void {
  useOutline.setState({ current: row.key });
  const { selection, selectedEdges } = useEditor.getState();
  if (row.edge !== undefined) {
    if (selection.size > 0 || !selectedEdges.has(row.edge.text)) editor.select([], [row.edge.text]);
  } else if (!selection.has(row.key)) editor.select([row.key]);
}

/** Opens what a row stands for: a node in the inspector; a connection leads to the node it ends at. */
export function openRow(row: OutlineRow): void {
  if (row.edge !== undefined) editor.select([row.edge.to.node]);
  else if (row.kind === "note") openPane("#root aside[data-pane=Inspector] textarea");
  else actionOf("open").run();
}

/** Opens “Add node” for a node that follows the selected one; for any node where none is selected. */
export function addAfter(): void {
  const node = selectedNode();
  const { workflow, catalogue } = useEditor.getState();
  const port = node === undefined ? undefined : drawingOf(workflow, catalogue).ports.get(node)?.outputs[0]?.name;
  const from = node === undefined || port === undefined || port === "error" ? undefined : { node, port, side: "output" as const };
  openNodeCreator(from === undefined ? {} : { from });
}
