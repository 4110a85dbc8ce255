import { NOTE, NOTE_COLOURS, type Note, notesOf, setNote } from "../../model/annotations.ts";
import { t } from "../words/words.ts";
import { editor, useEditor } from "./editorStore.ts";
import { setUi } from "./uiStore.ts";

/** The one selected note. */
export function selectedNote(): Note | undefined {
  const { workflow, selection } = useEditor.getState();
  const [only = ""] = selection;
  return selection.size === 1 ? notesOf(workflow).find(({ id }) => NOTE + id === only) : undefined;
}

/** Opens the selected note for writing. */
export function writeNote(): void {
  const note = selectedNote();
  if (note !== undefined) setUi({ note: note.id });
}

/** Gives the selected note the next colour. */
export function colourNote(): void {
  const note = selectedNote();
  if (note === undefined) return;
  const colour = NOTE_COLOURS[(NOTE_COLOURS.indexOf(note.colour) + 1) % NOTE_COLOURS.length] ?? "yellow";
  editor.apply((workflow) => setNote(workflow, note.id, { colour }), { label: t("colour note") });
}
