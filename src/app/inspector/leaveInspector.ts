import type { KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { viewport } from "../canvas/viewport.ts";
import { setUi } from "../editor/uiStore.ts";

/** Escape goes from what is in a tab of the inspector, or from the name, to the tab's panel; from there and from the tabs out of the inspector. */
export function leaveAtEscape(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event;
  if (event.key !== "Escape" || event.defaultPrevented || !(target instanceof HTMLElement)) return;
  // A menu or a dialog that was opened here closes itself.
  if (target.closest("[popover], dialog") !== null) return;
  event.preventDefault();
  const panel = currentTarget.querySelector<HTMLElement>("[role=tabpanel]");
  if (panel !== null && target !== panel && (panel.contains(target) || target.matches("input"))) panel.focus();
  else closeInspector();
}

/** Closes the inspector; the focus goes back to the canvas, or to the row of the outline that is open in it. */
export function closeInspector(): void {
  flushSync(() => setUi({ inspector: false, pane: "Canvas" }));
  viewport.focus();
}
