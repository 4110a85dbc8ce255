import { viewport } from "../canvas/viewport.ts";
import { addressedView, addressView } from "../library/address.ts";
import { newWorkflow } from "../library/library.ts";
import { closeTab, nextTab } from "../tabs/openTabs.ts";
import type { Action } from "./action.ts";
import { someSelected } from "./actionGuards.ts";
import { editor, useEditor } from "./editorStore.ts";
import { type Direction, nudge, walk } from "./selecting.ts";
import { setUi } from "./uiStore.ts";

/** What moves the view and opens things. */
export const LOOKING: readonly Action[] = [
  { id: "zoom-in", title: "Zoom in", keys: ["+", "="], where: "canvas", run: viewport.zoomIn },
  { id: "zoom-out", title: "Zoom out", keys: ["-"], where: "canvas", run: viewport.zoomOut },
  { id: "zoom-full", title: "Zoom to 100 %", keys: ["0"], where: "canvas", run: viewport.full },
  { id: "zoom-fit", title: "Zoom to fit", keys: ["1"], where: "canvas", icon: "maximize", run: viewport.fit },
  {
    id: "palette",
    title: "Command palette",
    keys: ["Ctrl+K"],
    where: "anywhere",
    icon: "command",
    run: () => setUi({ search: "commands" }),
  },
  {
    id: "find",
    title: "Find in workflow",
    keys: ["Ctrl+F"],
    where: "anywhere",
    icon: "scan-search",
    run: () => setUi({ search: "workflow" }),
  },
  { id: "help", title: "Keyboard shortcuts", keys: ["?"], where: "canvas", icon: "keyboard", run: () => setUi({ help: true }) },
  { id: "open-app", title: "Open as app", keys: [], where: "anywhere", icon: "app-window", run: () => addressView("app") },
  {
    id: "outline",
    title: "Outline or canvas",
    keys: ["Alt+O"],
    where: "anywhere",
    icon: "list-tree",
    run: () => addressView(addressedView() === "outline" ? undefined : "outline"),
  },
  { id: "escape", title: "Clear the selection", keys: ["Escape"], where: "canvas", run: () => editor.select([]) },
  { id: "new", title: "New workflow", keys: ["Alt+N"], where: "anywhere", icon: "plus", run: () => void newWorkflow() },
  { id: "next-tab", title: "Next open workflow", keys: ["Alt+ArrowDown"], where: "anywhere", run: () => void nextTab(1) },
  { id: "previous-tab", title: "Previous open workflow", keys: ["Alt+ArrowUp"], where: "anywhere", run: () => void nextTab(-1) },
  {
    id: "close-tab",
    title: "Close this workflow",
    keys: ["Alt+W"],
    where: "anywhere",
    icon: "x",
    run: () => void closeTab(useEditor.getState().id),
  },
  {
    id: "open-file",
    title: "Import a workflow",
    keys: ["Ctrl+O"],
    where: "anywhere",
    icon: "file-up",
    run: () => setUi({ importing: { text: "" } }),
  },
];

/** What the arrow keys do. */
export const WALKING: readonly Action[] = (["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] as const).flatMap((key): Action[] => {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] as [number, number];
  const word = key.slice(5).toLowerCase();
  return [
    { id: `walk-${word}`, title: `Go ${word}`, keys: [key], where: "canvas", run: step(key, false) },
    { id: `extend-${word}`, title: `Extend the selection ${word}`, keys: [`Shift+${key}`], where: "canvas", run: step(key, true) },
    { id: `nudge-${word}`, title: `Nudge ${word}`, keys: [`Ctrl+${key}`], where: "canvas", when: someSelected, run: () => nudge(dx, dy) },
    {
      id: `push-${word}`,
      title: `Nudge ${word} ×10`,
      keys: [`Ctrl+Shift+${key}`],
      where: "canvas",
      when: someSelected,
      run: () => nudge(10 * dx, 10 * dy),
    },
  ];
});

function step(direction: Direction, extend: boolean): () => void {
  return () => {
    const id = walk(direction, extend);
    if (id !== undefined) viewport.reveal(id);
  };
}
