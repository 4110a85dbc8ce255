import { flushSync } from "react-dom";
import { REGION_KINDS } from "../../model/region.ts";
import { viewport } from "../canvas/viewport.ts";
import { newWorkflow } from "../library/library.ts";
import { runActions } from "../run/runActions.ts";
import { isLive, useRunStore } from "../run/runStore.ts";
import { connectFromSelection } from "./carrying.ts";
import { copiedText, duplicateSelection, pasteText } from "./clipboard.ts";
import { editor, useEditor } from "./editorStore.ts";
import { canMoveOut, moveOut, wrapSelection } from "./regions.ts";
import { type Direction, deleteSelection, nudge, selectAll, selectedNode, toggleDisabled, walk } from "./selecting.ts";
import { setUi, useUi } from "./uiStore.ts";

/** Something that can be done: what menus, keys and the list of shortcuts are made of. */
export type Action = {
  readonly id: string;
  readonly title: string;
  /** Such as `Ctrl+Shift+Z`; Ctrl is ⌘ on a Mac. The first is shown. */
  readonly keys: readonly string[];
  /** `canvas`: its keys work only while the focus is on the canvas. */
  readonly where: "anywhere" | "canvas";
  readonly icon?: string;
  /** Left out: always. */
  readonly when?: () => boolean;
  readonly run: () => void;
};

const someSelected = (): boolean => useEditor.getState().selection.size > 0;
const oneSelected = (): boolean => selectedNode() !== undefined;
const anySelected = (): boolean => someSelected() || useEditor.getState().selectedEdges.size > 0;
const live = (): boolean => isLive(useRunStore.getState().facts.status);

function step(direction: Direction, extend: boolean): () => void {
  return () => {
    const id = walk(direction, extend);
    if (id !== undefined) viewport.reveal(id);
  };
}

const EDITING: readonly Action[] = [
  { id: "add", title: "Add node", keys: ["Tab", "/"], where: "canvas", icon: "plus", run: () => setUi({ creator: {} }) },
  {
    id: "undo",
    title: "Undo",
    keys: ["Ctrl+Z"],
    where: "anywhere",
    icon: "undo-2",
    when: () => useEditor.getState().canUndo,
    run: editor.undo,
  },
  {
    id: "redo",
    title: "Redo",
    keys: ["Ctrl+Shift+Z", "Ctrl+Y"],
    where: "anywhere",
    icon: "redo-2",
    when: () => useEditor.getState().canRedo,
    run: editor.redo,
  },
  { id: "open", title: "Open in inspector", keys: ["Enter"], where: "canvas", icon: "panel-right", when: oneSelected, run: openInspector },
  { id: "connect", title: "Connect to…", keys: ["C"], where: "canvas", icon: "link", when: oneSelected, run: connectFromSelection },
  { id: "rename", title: "Rename", keys: ["F2"], where: "canvas", icon: "pencil", when: oneSelected, run: renameSelected },
  {
    id: "disable",
    title: "Disable or enable",
    keys: ["D"],
    where: "canvas",
    icon: "circle-slash",
    when: someSelected,
    run: toggleDisabled,
  },
  { id: "duplicate", title: "Duplicate", keys: ["Ctrl+D"], where: "canvas", icon: "copy", when: someSelected, run: duplicateSelection },
  {
    id: "delete",
    title: "Delete",
    keys: ["Delete", "Backspace"],
    where: "canvas",
    icon: "trash-2",
    when: anySelected,
    run: deleteSelection,
  },
  { id: "select-all", title: "Select all", keys: ["Ctrl+A"], where: "canvas", run: selectAll },
];

const REGIONS: readonly Action[] = [
  ...(["loop", "map", "try", "exclusive"] as const).map(
    (kind): Action => ({
      id: `wrap-${kind}`,
      title: `Wrap in ${kind}`,
      keys: kind === "loop" ? ["Ctrl+Shift+G"] : [],
      where: "canvas",
      icon: REGION_KINDS[kind].icon,
      when: someSelected,
      run: () => wrapSelection(kind),
    }),
  ),
  { id: "move-out", title: "Move out of region", keys: [], where: "canvas", icon: "log-out", when: canMoveOut, run: moveOut },
];

/** The clipboard's keys come as the browser's own events; these entries are for menus and the list of shortcuts. */
export const CLIPBOARD: readonly Action[] = [
  { id: "copy", title: "Copy", keys: ["Ctrl+C"], where: "canvas", icon: "clipboard", when: someSelected, run: () => void write() },
  {
    id: "cut",
    title: "Cut",
    keys: ["Ctrl+X"],
    where: "canvas",
    icon: "scissors",
    when: someSelected,
    run: () => void write().then(deleteSelection),
  },
  { id: "paste", title: "Paste", keys: ["Ctrl+V"], where: "canvas", icon: "clipboard", run: () => void read() },
];

const RUNNING: readonly Action[] = [
  {
    id: "run",
    title: "Run",
    keys: ["Ctrl+Enter"],
    where: "anywhere",
    icon: "play",
    when: () => !live(),
    run: () => void runActions.start(),
  },
  {
    id: "run-to",
    title: "Run to here",
    keys: ["Shift+Enter"],
    where: "canvas",
    icon: "skip-forward",
    when: () => oneSelected() && !live(),
    run: runToSelected,
  },
  {
    id: "cancel-selected",
    title: "Cancel in this run",
    keys: [],
    where: "canvas",
    icon: "circle-slash",
    when: () => someSelected() && live(),
    run: () => void runActions.cancelNodes([...useEditor.getState().selection]),
  },
  { id: "stop", title: "Stop", keys: ["Ctrl+Alt+Enter"], where: "anywhere", icon: "square", when: live, run: () => void runActions.stop() },
];

const LOOKING: readonly Action[] = [
  { id: "zoom-in", title: "Zoom in", keys: ["+", "="], where: "canvas", run: viewport.zoomIn },
  { id: "zoom-out", title: "Zoom out", keys: ["-"], where: "canvas", run: viewport.zoomOut },
  { id: "zoom-full", title: "Zoom to 100 %", keys: ["0"], where: "canvas", run: viewport.full },
  { id: "zoom-fit", title: "Zoom to fit", keys: ["1"], where: "canvas", icon: "maximize", run: viewport.fit },
  { id: "help", title: "Keyboard shortcuts", keys: ["?"], where: "canvas", icon: "keyboard", run: () => setUi({ help: true }) },
  { id: "escape", title: "Clear the selection", keys: ["Escape"], where: "canvas", run: () => editor.select([]) },
  { id: "new", title: "New workflow", keys: ["Alt+N"], where: "anywhere", icon: "plus", run: () => void newWorkflow() },
  {
    id: "open-file",
    title: "Import a workflow",
    keys: ["Ctrl+O"],
    where: "anywhere",
    icon: "file-up",
    run: () => setUi({ importing: { text: "" } }),
  },
];

const WALKING: readonly Action[] = (["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] as const).flatMap((key): Action[] => {
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

/** Everything that can be done with a key or from a menu. */
export const ACTIONS: readonly Action[] = [...EDITING, ...REGIONS, ...CLIPBOARD, ...RUNNING, ...LOOKING, ...WALKING];

/** The action of an id; for buttons and menus. */
export function actionOf(id: string): Action {
  const action = ACTIONS.find((each) => each.id === id);
  if (action === undefined) throw new Error(`No action is called ${id}.`);
  return action;
}

function openInspector(): void {
  flushSync(() => setUi({ inspector: true, tab: "Params", pane: "Inspector" }));
  whenDrawn("[data-first-field] :is(input, textarea, select, button:not(.expression-toggle))", (field) => field.focus());
}

function renameSelected(): void {
  flushSync(() => setUi({ inspector: true, pane: "Inspector" }));
  whenDrawn("[data-node-name]", (field) => {
    field.focus();
    if (field instanceof HTMLInputElement) field.select();
  });
}

/** The inspector is drawn at once, so that what is typed next goes into its field. */
function whenDrawn(selector: string, use: (element: HTMLElement) => void): void {
  const found = document.querySelector<HTMLElement>(selector);
  if (found !== null) use(found);
}

function runToSelected(): void {
  const until = selectedNode();
  if (until !== undefined) void runActions.start({ until });
}

async function write(): Promise<void> {
  const text = copiedText();
  if (text !== undefined) await navigator.clipboard.writeText(text);
}

async function read(): Promise<void> {
  const { menu } = useUi.getState();
  const at = menu === undefined ? viewport.center() : viewport.toFlow(menu);
  await pasteText(await navigator.clipboard.readText(), at);
}
