import type { NodeRun } from "../run/runSession.ts";
import { msg } from "../words/words.ts";

/** How a state is drawn; `word` is English, drawn with `t`. */
export type ShownState = { readonly word: string; readonly icon: string; readonly tone: "quiet" | "busy" | "good" | "warn" | "bad" };

const IDLE: ShownState = { word: msg("not run"), icon: "", tone: "quiet" };
const BYPASSED: ShownState = { word: msg("bypassed"), icon: "circle-slash", tone: "quiet" };
const STATES: Readonly<Record<NodeRun["status"], ShownState>> = {
  idle: IDLE,
  queued: { word: msg("queued"), icon: "clock", tone: "quiet" },
  running: { word: msg("running"), icon: "loader-circle", tone: "busy" },
  waiting: { word: msg("waiting"), icon: "hourglass", tone: "warn" },
  retrying: { word: msg("retrying"), icon: "rotate-ccw", tone: "warn" },
  finished: { word: msg("succeeded"), icon: "circle-check", tone: "good" },
  failed: { word: msg("failed"), icon: "circle-x", tone: "bad" },
  skipped: { word: msg("skipped"), icon: "circle-dashed", tone: "quiet" },
  cancelled: { word: msg("cancelled"), icon: "circle-slash", tone: "warn" },
};

const PAUSED: ShownState = { word: msg("paused here"), icon: "pause", tone: "warn" };

/** How a node's state is said and drawn: never by colour alone. `paused`: the run stands still before it. */
export function statusOf(run: NodeRun | undefined, disabled: boolean, paused = false): ShownState {
  if (paused) return PAUSED;
  if (disabled || run?.source === "bypass") return BYPASSED;
  if (run === undefined) return IDLE;
  if (run.status === "finished" && run.source === "pin") return { word: msg("pinned"), icon: "pin", tone: "good" };
  if (run.status === "finished" && run.source === "cache") return { word: msg("cached"), icon: "database", tone: "good" };
  return STATES[run.status];
}
