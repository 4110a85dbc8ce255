import { REGION_KINDS } from "../../model/region.ts";
import { msg } from "../words/words.ts";
import type { Action } from "./action.ts";
import { anySelected, onePart, oneSelected, someSelected } from "./actionGuards.ts";
import { connectFromSelection } from "./carrying.ts";
import { duplicateSelection } from "./clipboard.ts";
import { editor, useEditor } from "./editorStore.ts";
import { openNodeCreator } from "./nodeCreator.ts";
import { selectedNote, writeNote } from "./notes.ts";
import { NAME, openPane } from "./openPane.ts";
import { canMoveOut, moveOut, wrapSelection } from "./regions.ts";
import { deleteAndHeal, deleteSelection, selectAll, toggleDisabled } from "./selecting.ts";

/** What changes the workflow. */
export const EDITING: readonly Action[] = [
  { id: "add", title: msg("Add node"), keys: ["Tab", "/"], where: "canvas", icon: "plus", run: () => openNodeCreator() },
  {
    id: "undo",
    title: msg("Undo"),
    keys: ["Ctrl+Z"],
    where: "anywhere",
    icon: "undo-2",
    when: () => useEditor.getState().canUndo,
    run: editor.undo,
  },
  {
    id: "redo",
    title: msg("Redo"),
    keys: ["Ctrl+Shift+Z", "Ctrl+Y"],
    where: "anywhere",
    icon: "redo-2",
    when: () => useEditor.getState().canRedo,
    run: editor.redo,
  },
  {
    id: "open",
    title: msg("Open in inspector"),
    keys: ["Enter"],
    where: "canvas",
    icon: "panel-right",
    when: oneSelected,
    run: openInspector,
  },
  { id: "connect", title: msg("Connect to…"), keys: ["C"], where: "canvas", icon: "link", when: onePart, run: connectFromSelection },
  {
    id: "rename",
    title: msg("Rename"),
    keys: ["F2"],
    where: "canvas",
    icon: "pencil",
    when: () => oneSelected() && selectedNote() === undefined,
    run: renameSelected,
  },
  {
    id: "disable",
    title: msg("Disable or enable"),
    keys: ["D"],
    where: "canvas",
    icon: "circle-slash",
    when: someSelected,
    run: toggleDisabled,
  },
  {
    id: "duplicate",
    title: msg("Duplicate"),
    keys: ["Ctrl+D"],
    where: "canvas",
    icon: "copy",
    when: someSelected,
    run: duplicateSelection,
  },
  {
    id: "delete",
    title: msg("Delete"),
    keys: ["Delete", "Backspace"],
    where: "canvas",
    icon: "trash-2",
    when: anySelected,
    run: deleteSelection,
  },
  {
    id: "delete-heal",
    title: msg("Delete and heal the wire"),
    keys: ["Ctrl+Delete", "Ctrl+Backspace"],
    where: "canvas",
    icon: "bandage",
    when: someSelected,
    run: deleteAndHeal,
  },
  {
    id: "extract",
    title: msg("Extract to sub-workflow"),
    keys: ["Alt+X"],
    where: "canvas",
    icon: "package-open",
    when: someSelected,
    run: () => void import("./extracting.ts").then(({ extractSelection }) => extractSelection()),
  },
  { id: "select-all", title: msg("Select all"), keys: ["Ctrl+A"], where: "canvas", run: selectAll },
];

const WRAP_TITLES = {
  loop: msg("Wrap in loop"),
  map: msg("Wrap in map"),
  try: msg("Wrap in try"),
  exclusive: msg("Wrap in exclusive"),
} as const;

/** What makes and opens regions. */
export const REGIONS: readonly Action[] = [
  ...(["loop", "map", "try", "exclusive"] as const).map(
    (kind): Action => ({
      id: `wrap-${kind}`,
      title: WRAP_TITLES[kind],
      keys: kind === "loop" ? ["Ctrl+Shift+G"] : [],
      where: "canvas",
      icon: REGION_KINDS[kind].icon,
      when: someSelected,
      run: () => wrapSelection(kind),
    }),
  ),
  { id: "move-out", title: msg("Move out of region"), keys: [], where: "canvas", icon: "log-out", when: canMoveOut, run: moveOut },
];

function openInspector(): void {
  if (selectedNote() !== undefined) return writeNote();
  openPane("[data-first-field] :is(input, textarea, select, [role=textbox], .code-waiting, button:not(.expression-toggle))", "Params");
}

function renameSelected(): void {
  openPane(NAME);
}
