import type { DragEvent } from "react";
import { setUi, useUi } from "../../editor/uiStore.ts";
import { DRAGGED_PATH } from "./draggedPath.ts";

/** Opens the tab “Params” when a path is dragged over it, so that it can be dropped on a field there. */
export function openDraggedOver(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(DRAGGED_PATH) || !(event.target instanceof Element)) return;
  const tab = event.target.closest("[role=tab]")?.textContent;
  if (tab === "Params" && useUi.getState().tab !== tab) setUi({ tab });
}
