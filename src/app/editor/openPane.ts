import { flushSync } from "react-dom";
import { keepTyped } from "./keepTyped.ts";
import { selectedNode } from "./selecting.ts";
import { type InspectorTab, setUi } from "./uiStore.ts";

/** Frames for which a form that is still loaded is waited for: ten seconds. */
const PATIENCE = 600;

/** Of a name, which is on one line. */
export const NAME = "[data-node-name]";

/** Opens the inspector, at a tab where one is named, and goes to what the selector finds in it. */
export function openPane(selector: string, tab?: InspectorTab): void {
  flushSync(() => setUi({ inspector: true, pane: "Inspector", ...(tab === undefined ? {} : { tab }) }));
  const drawn = document.querySelector<HTMLElement>(selector);
  if (drawn !== null) goInto(drawn, "");
  else focusWhenDrawn(selector, PATIENCE, selector === NAME ? keepTyped() : () => "");
}

/**
 * The inspector is drawn at once, so that what is typed next goes into its field; a form that is loaded first gets the focus when it is
 * there, unless the focus went elsewhere, and a name what was typed until then.
 */
function focusWhenDrawn(selector: string, left: number, typed: () => string): void {
  const focused = document.activeElement;
  requestAnimationFrame(() => {
    const drawn = document.querySelector<HTMLElement>(selector);
    if (left === 0 || focused !== document.activeElement) typed();
    else if (drawn === null) focusWhenDrawn(selector, left - 1, typed);
    else goInto(drawn, typed());
  });
}

/** The text of a name is selected, and replaced by what was typed. */
function goInto(field: HTMLElement, typed: string): void {
  field.focus();
  if (!(field instanceof HTMLInputElement) || field.dataset["nodeName"] === undefined) return;
  field.select();
  if (typed === "") return;
  field.setRangeText(typed, 0, field.value.length, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Opens the output of the selected node and goes there. */
export function openOutput(): void {
  if (selectedNode() === undefined) return;
  openPane("#inspector-panel", "Output");
}
