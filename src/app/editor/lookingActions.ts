import { viewport } from "../canvas/viewport.ts";
import { peekAt } from "../canvas/wirePeek.ts";
import { showPort } from "../data/pickedPort.ts";
import { addressedView, addressView } from "../library/address.ts";
import { newWorkflow } from "../library/library.ts";
import { closeTab, nextTab } from "../tabs/openTabs.ts";
import { msg } from "../words/words.ts";
import type { Action } from "./action.ts";
import { oneSelected, someSelected } from "./actionGuards.ts";
import { editor, useEditor } from "./editorStore.ts";
import { openMenuOfSelection } from "./menuOfSelection.ts";
import { openOutput } from "./openPane.ts";
import type { WholeEdge } from "./portsOfNode.ts";
import { type Direction, nudge, walk } from "./selecting.ts";
import { setUi } from "./uiStore.ts";
import { goToNextWire, hasWire, passedWire, stepFromWire } from "./walkingWires.ts";

/** What moves the view and opens things. */
export const LOOKING: readonly Action[] = [
  { id: "zoom-in", title: msg("Zoom in"), keys: ["+", "="], where: "canvas", run: viewport.zoomIn },
  { id: "zoom-out", title: msg("Zoom out"), keys: ["-"], where: "canvas", run: viewport.zoomOut },
  { id: "zoom-full", title: msg("Zoom to 100 %"), keys: ["0"], where: "canvas", run: viewport.full },
  { id: "zoom-fit", title: msg("Zoom to fit"), keys: ["1"], where: "canvas", icon: "maximize", run: viewport.fit },
  {
    id: "palette",
    title: msg("Command palette"),
    keys: ["Ctrl+K"],
    where: "anywhere",
    icon: "command",
    run: () => setUi({ search: "commands" }),
  },
  {
    id: "find",
    title: msg("Find in workflow"),
    keys: ["Ctrl+F"],
    where: "anywhere",
    icon: "scan-search",
    run: () => setUi({ search: "workflow" }),
  },
  { id: "help", title: msg("Keyboard shortcuts"), keys: ["?"], where: "canvas", icon: "keyboard", run: () => setUi({ help: true }) },
  { id: "open-app", title: msg("Open as app"), keys: [], where: "anywhere", icon: "app-window", run: () => addressView("app") },
  {
    id: "outline",
    title: msg("Outline or canvas"),
    keys: ["Alt+O"],
    where: "anywhere",
    icon: "list-tree",
    run: () => addressView(addressedView() === "outline" ? undefined : "outline"),
  },
  {
    id: "next-wire",
    title: msg("Go to the next wire"),
    keys: ["W"],
    where: "canvas",
    icon: "spline",
    when: () => addressedView() !== "outline" && hasWire(),
    run: () => showWire(goToNextWire()),
  },
  {
    id: "open-wire",
    title: msg("Show the items of the wire"),
    keys: ["Enter"],
    where: "canvas",
    icon: "table",
    when: () => passedWire() !== undefined,
    run: () => {
      const from = passedWire()?.from;
      if (from !== undefined) showPort(from);
    },
  },
  {
    id: "show-output",
    title: msg("Show the output"),
    keys: ["O"],
    where: "canvas",
    icon: "panel-right",
    when: oneSelected,
    run: openOutput,
  },
  {
    id: "menu",
    title: msg("Menu of what is selected"),
    keys: ["Shift+F10", "ContextMenu"],
    where: "canvas",
    when: () => addressedView() !== "outline",
    run: openMenuOfSelection,
  },
  { id: "escape", title: msg("Clear the selection"), keys: ["Escape"], where: "canvas", run: () => editor.select([]) },
  { id: "new", title: msg("New workflow"), keys: ["Alt+N"], where: "anywhere", icon: "plus", run: () => void newWorkflow() },
  { id: "next-tab", title: msg("Next open workflow"), keys: ["Alt+ArrowDown"], where: "anywhere", run: () => void nextTab(1) },
  { id: "previous-tab", title: msg("Previous open workflow"), keys: ["Alt+ArrowUp"], where: "anywhere", run: () => void nextTab(-1) },
  {
    id: "close-tab",
    title: msg("Close this workflow"),
    keys: ["Alt+W"],
    where: "anywhere",
    icon: "x",
    run: () => void closeTab(useEditor.getState().id),
  },
  {
    id: "open-file",
    title: msg("Import a workflow"),
    keys: ["Ctrl+O"],
    where: "anywhere",
    icon: "file-up",
    run: () => setUi({ importing: { text: "" } }),
  },
];

const WALK_TITLES = {
  ArrowLeft: [msg("Go left"), msg("Extend the selection left"), msg("Nudge left"), msg("Nudge left ×10")],
  ArrowRight: [msg("Go right"), msg("Extend the selection right"), msg("Nudge right"), msg("Nudge right ×10")],
  ArrowUp: [msg("Go up"), msg("Extend the selection up"), msg("Nudge up"), msg("Nudge up ×10")],
  ArrowDown: [msg("Go down"), msg("Extend the selection down"), msg("Nudge down"), msg("Nudge down ×10")],
} as const;

/** What the arrow keys do. */
export const WALKING: readonly Action[] = (["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] as const).flatMap((key): Action[] => {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] as [number, number];
  const word = key.slice(5).toLowerCase();
  const [go, extend, nudged, pushed] = WALK_TITLES[key];
  return [
    { id: `walk-${word}`, title: go, keys: [key], where: "canvas", run: step(key, false) },
    {
      id: `extend-${word}`,
      title: extend,
      keys: [`Shift+${key}`],
      where: "canvas",
      run: step(key, true),
    },
    {
      id: `nudge-${word}`,
      title: nudged,
      keys: [`Ctrl+${key}`],
      where: "canvas",
      when: someSelected,
      run: () => nudge(dx, dy),
    },
    {
      id: `push-${word}`,
      title: pushed,
      keys: [`Ctrl+Shift+${key}`],
      where: "canvas",
      when: someSelected,
      run: () => nudge(10 * dx, 10 * dy),
    },
  ];
});

function step(direction: Direction, extend: boolean): () => void {
  return () => {
    const fromWire = extend ? undefined : stepFromWire(direction);
    if (fromWire !== undefined && "wire" in fromWire) return showWire(fromWire.wire);
    const id = fromWire?.node ?? walk(direction, extend);
    if (id !== undefined) void viewport.reveal(id);
  };
}

/** Brings a wire into sight and shows what passed it, as a pointer that rests on it does. */
function showWire(wire: WholeEdge | undefined): void {
  if (wire === undefined) return;
  void viewport
    .reveal(wire.from.node)
    .then(() => requestAnimationFrame(() => peekAt({ edge: wire.text, ...viewport.middleOf(wire.text) })));
}
