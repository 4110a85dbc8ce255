import type { Action } from "../editor/action.ts";
import { isPreviewId, useEditor } from "../editor/editorStore.ts";
import { msg } from "../words/words.ts";
import { openKeeping } from "./keepingStore.ts";
import { keepCheckpoint } from "./versions.ts";

const writable = (): boolean => {
  const { id, readOnly } = useEditor.getState();
  return !readOnly && !isPreviewId(id);
};

/** What keeps the workflow and goes back to what was kept. */
export const KEEPING: readonly Action[] = [
  {
    id: "checkpoint",
    title: msg("Keep a checkpoint"),
    keys: ["Ctrl+S"],
    where: "anywhere",
    icon: "flag",
    when: writable,
    run: () => void keepCheckpoint(),
  },
  { id: "history", title: msg("History"), keys: [], where: "anywhere", icon: "history", run: () => openKeeping("history") },
  { id: "storage", title: msg("Storage on this device"), keys: [], where: "anywhere", icon: "database", run: () => openKeeping("storage") },
];
