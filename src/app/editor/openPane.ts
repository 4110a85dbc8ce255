import { flushSync } from "react-dom";
import { selectedNode } from "./selecting.ts";
import { setUi } from "./uiStore.ts";

/** Opens the inspector and goes to what the selector finds in it. */
export function openPane(focus: string): void {
  flushSync(() => setUi({ inspector: true, pane: "Inspector" }));
  document.querySelector<HTMLElement>(focus)?.focus();
}

/** Opens the output of the selected node and goes there. */
export function openOutput(): void {
  if (selectedNode() === undefined) return;
  setUi({ tab: "Output" });
  openPane("#inspector-panel");
}
