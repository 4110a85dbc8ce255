import { useEffect } from "react";
import { viewport } from "../canvas/viewport.ts";

import { takeFiles } from "../library/useFileDrop.ts";

import { useDeviceSettings } from "../settings/deviceSettings.ts";

import type { Action } from "./action.ts";
import { ACTIONS } from "./actions.ts";
import { dropEdge } from "./carrying.ts";
import { copiedText, pasteText } from "./clipboard.ts";
import { CLIPBOARD } from "./clipboardActions.ts";
import { deleteSelection } from "./selecting.ts";

/** Several actions may have one key, where at most one of them can be done at a time. */
const byKey = new Map<string, readonly Action[]>();
for (const action of ACTIONS) {
  if (CLIPBOARD.includes(action)) continue;
  for (const key of action.keys) byKey.set(key.toLowerCase(), [...(byKey.get(key.toLowerCase()) ?? []), action]);
}

/** Answers keys with actions, and copy, cut and paste with the selected nodes. */
export function useKeys(): void {
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal };
    addEventListener("keydown", press, options);
    addEventListener("copy", (event) => carry(event, false), options);
    addEventListener("cut", (event) => carry(event, true), options);
    addEventListener(
      "paste",
      (event) => {
        const text = event.clipboardData?.getData("text/plain") ?? "";
        if (onCanvas() && takeFiles(event, event.clipboardData?.files, viewport.center())) return;
        if (!onCanvas() || text === "") return;
        event.preventDefault();
        void pasteText(text, viewport.center());
      },
      options,
    );
    return () => stop.abort();
  }, []);
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Escape" && dropEdge()) return;
  if (event.key === "F6") {
    event.preventDefault();
    nextPane(event.shiftKey ? -1 : 1);
    return;
  }
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !useDeviceSettings.getState().letters) return;
  const found = byKey.get(chord(event)) ?? byKey.get(event.key.toLowerCase() === "?" ? "?" : "") ?? [];
  const action = found.find(({ when }) => when?.() !== false);
  if (action === undefined || document.querySelector("dialog[open]") !== null) return;
  if (action.where === "canvas" && !onCanvas()) {
    // Nobody means the text of the whole page.
    if (action.id === "select-all" && !isWritten()) event.preventDefault();
    return;
  }
  if (action.id === "add" && event.key === "Tab" && !viewport.isFocused()) return;
  if (action.id === "open" && !viewport.isFocused()) return;
  event.preventDefault();
  action.run();
}

/** The pressed keys, as the table of actions writes them, in lower case. */
function chord(event: KeyboardEvent): string {
  const key = event.key.length === 1 && event.code.startsWith("Key") && event.altKey ? event.code.slice(3) : event.key;
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/i.test(key));
  const parts = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : "", shift ? "Shift" : "", key];
  return parts
    .filter((part) => part !== "")
    .join("+")
    .toLowerCase();
}

/** The focus is on the canvas, or nowhere at all. */
function onCanvas(): boolean {
  if (document.querySelector("dialog[open]") !== null) return false;
  if (isWritten()) return false;
  return viewport.hasFocus() || document.activeElement === document.body;
}

/** The focus is where text is written or chosen. */
function isWritten(): boolean {
  return document.activeElement?.matches("input, textarea, select, [contenteditable=true]") === true;
}

function carry(event: ClipboardEvent, cut: boolean): void {
  const text = onCanvas() && getSelection()?.toString() === "" ? copiedText() : undefined;
  if (text === undefined) return;
  event.preventDefault();
  event.clipboardData?.setData("text/plain", text);
  if (cut) deleteSelection();
}

function nextPane(step: number): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter((pane) => pane.offsetParent !== null);
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes.at((current + step + panes.length) % panes.length);
  const row = next?.querySelector<HTMLElement>("[role=treeitem][tabindex='0']");
  const inside = next?.matches("[tabindex]")
    ? next
    : (row ?? next?.querySelector<HTMLElement>("button:not(:disabled), input, [tabindex='0']"));
  inside?.focus();
}
