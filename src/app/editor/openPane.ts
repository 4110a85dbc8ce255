import { flushSync } from "react-dom";
import { selectedNode } from "./selecting.ts";
import { type InspectorTab, setUi } from "./uiStore.ts";

/** Frames for which a form that is still loaded is waited for: ten seconds. */
const PATIENCE = 600;

/** Opens the inspector, at a tab where one is named, and goes to what the selector finds in it. */
export function openPane(selector: string, tab?: InspectorTab): void {
  flushSync(() => setUi({ inspector: true, pane: "Inspector", ...(tab === undefined ? {} : { tab }) }));
  focusWhenDrawn(selector, PATIENCE);
}

/**
 * The inspector is drawn at once, so that what is typed next goes into its field; a form that is loaded first gets the focus when it is
 * there, unless the focus went elsewhere. The text of a field on one line is selected.
 */
function focusWhenDrawn(selector: string, left: number): void {
  const found = document.querySelector<HTMLElement>(selector);
  if (found !== null) {
    found.focus();
    if (found instanceof HTMLInputElement && found.dataset["nodeName"] !== undefined) found.select();
    return;
  }
  const focused = document.activeElement;
  requestAnimationFrame(() => {
    if (left > 0 && focused === document.activeElement) focusWhenDrawn(selector, left - 1);
  });
}

/** Opens the output of the selected node and goes there. */
export function openOutput(): void {
  if (selectedNode() === undefined) return;
  openPane("#inspector-panel", "Output");
}
