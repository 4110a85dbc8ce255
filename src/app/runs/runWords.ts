import type { RunStatus } from "../../model/event.ts";
import { msg, timeLocale } from "../words/words.ts";

type Shown = { readonly word: string; readonly icon: string; readonly tone: "good" | "warn" | "bad" | "quiet" | "busy" };

/** How a kept run's status is said and drawn. */
export const RUN_WORDS: Readonly<Record<RunStatus, Shown>> = {
  created: { word: msg("Interrupted"), icon: "hourglass", tone: "warn" },
  running: { word: msg("Interrupted"), icon: "hourglass", tone: "warn" },
  paused: { word: msg("Paused"), icon: "pause", tone: "warn" },
  suspended: { word: msg("Waiting"), icon: "hourglass", tone: "warn" },
  succeeded: { word: msg("Succeeded"), icon: "circle-check", tone: "good" },
  partial: { word: msg("Succeeded in part"), icon: "circle-check", tone: "warn" },
  failed: { word: msg("Failed"), icon: "circle-x", tone: "bad" },
  cancelled: { word: msg("Cancelled"), icon: "circle-slash", tone: "quiet" },
};

const RUNNING: Shown = { word: msg("Running"), icon: "loader-circle", tone: "busy" };

/** A run that somebody drives is running, whatever was kept of it last. */
export function runWord(status: RunStatus, driven: boolean): Shown {
  return driven && (status === "running" || status === "created") ? RUNNING : RUN_WORDS[status];
}

/** The time of day that a run began, and the day where that is not today: `14:03:22`, `12 Mar, 14:03`. */
export function runTime(at: number, now = Date.now()): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date(now).toDateString();
  const time = { hour: "2-digit", minute: "2-digit", hour12: false } as const;
  if (today) return date.toLocaleTimeString(timeLocale(), { ...time, second: "2-digit" });
  return date.toLocaleString(timeLocale(), { day: "numeric", month: "short", ...time });
}
