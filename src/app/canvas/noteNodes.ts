import type { Node as FlowNode } from "@xyflow/react";
import { NOTE, type Note, notesOf } from "../../model/annotations.ts";
import type { Position, Workflow } from "../../model/workflow.ts";

export type NoteNode = FlowNode<{ readonly note: Note }, "note">;

/** Below frames, edges and cards. */
const LOWEST = -2000;

/** React Flow's nodes for the notes of a workflow. */
export function noteNodes(workflow: Workflow, selection: ReadonlySet<string>, dragged: ReadonlyMap<string, Position>): NoteNode[] {
  return notesOf(workflow).map((note): NoteNode => {
    const id = NOTE + note.id;
    const [x, y] = dragged.get(id) ?? note.at;
    const [width, height] = note.size;
    return {
      id,
      type: "note",
      position: { x, y },
      data: { note },
      selected: selection.has(id),
      zIndex: LOWEST,
      width,
      height,
      measured: { width, height },
      domAttributes: { "aria-roledescription": undefined },
    };
  });
}
