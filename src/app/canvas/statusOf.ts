import type { NodeRun } from "../run/runSession.ts";

export type ShownState = { readonly word: string; readonly icon: string; readonly tone: "quiet" | "busy" | "good" | "warn" | "bad" };

const IDLE: ShownState = { word: "not run", icon: "", tone: "quiet" };
const BYPASSED: ShownState = { word: "bypassed", icon: "circle-slash", tone: "quiet" };
const STATES: Readonly<Record<NodeRun["status"], ShownState>> = {
  idle: IDLE,
  queued: { word: "queued", icon: "clock", tone: "quiet" },
  running: { word: "running", icon: "loader-circle", tone: "busy" },
  waiting: { word: "waiting", icon: "hourglass", tone: "warn" },
  retrying: { word: "retrying", icon: "rotate-ccw", tone: "warn" },
  finished: { word: "succeeded", icon: "circle-check", tone: "good" },
  failed: { word: "failed", icon: "circle-x", tone: "bad" },
  skipped: { word: "skipped", icon: "circle-dashed", tone: "quiet" },
  cancelled: { word: "cancelled", icon: "circle-slash", tone: "warn" },
};

/** How a node's state is said and drawn: never by colour alone. */
export function statusOf(run: NodeRun | undefined, disabled: boolean): ShownState {
  if (disabled || run?.source === "bypass") return BYPASSED;
  if (run === undefined) return IDLE;
  if (run.status === "finished" && run.source === "pin") return { word: "pinned", icon: "pin", tone: "good" };
  if (run.status === "finished" && run.source === "cache") return { word: "cached", icon: "database", tone: "good" };
  return STATES[run.status];
}
