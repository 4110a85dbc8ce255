import { editor } from "./editorStore.ts";
import { setUi, type UiState } from "./uiStore.ts";

/** Opens the dialog “Add node”; where the workflow is only looked at it stays closed, and why is said. */
export function openNodeCreator(request: NonNullable<UiState["creator"]> = {}): void {
  if (editor.mayChange()) setUi({ creator: request });
}
