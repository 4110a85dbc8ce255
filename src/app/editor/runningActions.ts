import { runActions } from "../run/runActions.ts";
import type { Action } from "./action.ts";
import { live, oneSelected, someSelected } from "./actionGuards.ts";
import { useEditor } from "./editorStore.ts";
import { selectedNode } from "./selecting.ts";

/** What starts and ends runs. */
export const RUNNING: readonly Action[] = [
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

function runToSelected(): void {
  const until = selectedNode();
  if (until !== undefined) void runActions.start({ until });
}
