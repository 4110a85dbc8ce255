import { viewport } from "../canvas/viewport.ts";
import { msg } from "../words/words.ts";
import type { Action } from "./action.ts";
import { someSelected } from "./actionGuards.ts";
import { copiedText, pasteText } from "./clipboard.ts";
import { deleteSelection } from "./selecting.ts";
import { useUi } from "./uiStore.ts";

/** The clipboard's keys come as the browser's own events; these entries are for menus and the list of shortcuts. */
export const CLIPBOARD: readonly Action[] = [
  { id: "copy", title: msg("Copy"), keys: ["Ctrl+C"], where: "canvas", icon: "clipboard", when: someSelected, run: () => void write() },
  {
    id: "cut",
    title: msg("Cut"),
    keys: ["Ctrl+X"],
    where: "canvas",
    icon: "scissors",
    when: someSelected,
    run: () => void write().then(deleteSelection),
  },
  { id: "paste", title: msg("Paste"), keys: ["Ctrl+V"], where: "canvas", icon: "clipboard", run: () => void read() },
];

async function write(): Promise<void> {
  const text = copiedText();
  if (text !== undefined) await navigator.clipboard.writeText(text);
}

async function read(): Promise<void> {
  const { menu } = useUi.getState();
  const at = menu === undefined ? viewport.center() : viewport.toFlow(menu);
  await pasteText(await navigator.clipboard.readText(), at);
}
