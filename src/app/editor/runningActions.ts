import { type RunOptions, runActions } from "../run/runActions.ts";
import { useRunStore } from "../run/runStore.ts";
import { toggleBreakpoints } from "../runs/breakpoints.ts";
import { msg } from "../words/words.ts";
import type { Action } from "./action.ts";
import { live, onePart, someSelected } from "./actionGuards.ts";
import { useEditor } from "./editorStore.ts";
import { selectedNode } from "./selecting.ts";

/** What starts and ends runs. */
export const RUNNING: readonly Action[] = [
  {
    id: "run",
    title: msg("Run"),
    keys: ["Ctrl+Enter"],
    where: "anywhere",
    icon: "play",
    when: () => !live(),
    run: () => void runActions.start(),
  },
  { id: "run-step", title: msg("Run step"), keys: ["Shift+Enter"], where: "canvas", icon: "skip-forward", ...ofSelected("only") },
  { id: "run-to", title: msg("Run to here"), keys: [], where: "canvas", icon: "log-in", ...ofSelected("until") },
  { id: "run-from", title: msg("Run from here"), keys: [], where: "canvas", icon: "log-out", ...ofSelected("from") },
  {
    id: "retry-from",
    title: msg("Retry from here"),
    keys: [],
    where: "canvas",
    icon: "rotate-ccw",
    when: () => onePart() && !live() && useRunStore.getState().session.nodes.get(selectedNode() ?? "")?.status === "failed",
    run: () => withSelected((node) => void import("../runs/forkRun.ts").then(({ retryFrom }) => retryFrom(node))),
  },
  {
    id: "cancel-selected",
    title: msg("Cancel in this run"),
    keys: [],
    where: "canvas",
    icon: "circle-slash",
    when: () => someSelected() && live(),
    run: () => void runActions.cancelNodes([...useEditor.getState().selection]),
  },
  {
    id: "pin",
    title: msg("Pin or unpin output"),
    keys: ["P"],
    where: "canvas",
    icon: "pin",
    when: onePart,
    run: () => withSelected((node) => void import("../runs/pins.ts").then(({ togglePin }) => togglePin(node))),
  },
  {
    id: "breakpoint",
    title: msg("Set or clear breakpoint"),
    keys: ["B"],
    where: "canvas",
    icon: "flag",
    when: someSelected,
    run: () => toggleBreakpoints(useEditor.getState().selection),
  },
  {
    id: "stop",
    title: msg("Stop"),
    keys: ["Ctrl+Alt+Enter"],
    where: "anywhere",
    icon: "square",
    when: live,
    run: () => void runActions.stop(),
  },
];

/** A run of a part, named by the selected node. */
function ofSelected(part: "only" | "until" | "from"): Pick<Action, "when" | "run"> {
  return {
    when: () => onePart() && !live(),
    run: () => withSelected((node) => void runActions.start({ [part]: node } satisfies RunOptions)),
  };
}

function withSelected(call: (node: string) => void): void {
  const node = selectedNode();
  if (node !== undefined) call(node);
}
