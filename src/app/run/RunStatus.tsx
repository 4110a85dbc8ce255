import { useEffect, useState } from "react";
import type { Failure } from "../../model/failure.ts";
import "./run.css";
import { isLive, type RunFacts, type ShownStatus, useRunStatus, useRunStore } from "./runStore.ts";

/** Milliseconds between two announcements while a run is on its way. */
const STEADY = 1000;

const WORDS: Readonly<Record<ShownStatus, string>> = {
  idle: "Not run yet",
  starting: "Starting",
  created: "Starting",
  running: "Running",
  suspended: "Waiting for a signal",
  paused: "Paused",
  succeeded: "Succeeded",
  partial: "Succeeded in part",
  failed: "Failed",
  cancelled: "Cancelled",
  refused: "Not run",
  lost: "Engine stopped",
};

/** How the run went, in one line; spoken politely, at most once a second while it runs. */
export function RunStatus() {
  const facts = useRunStatus();
  const live = isLive(facts.status);
  useTick(live);
  const text = live ? liveText(facts) : endText(facts);
  const title = live || facts.logHash === undefined ? text : text.replace(/log \S+$/, `log ${facts.logHash}`);
  return (
    <p className="run-status" data-status={facts.status} role="status" aria-label="Run status" title={title}>
      {text}
    </p>
  );
}

function liveText({ status }: RunFacts): string {
  const { session } = useRunStore.getState();
  if (session.ended === 0) return WORDS[status];
  return `${WORDS[status]} · ${session.ended.toLocaleString("en")} ${session.ended === 1 ? "step" : "steps"} done`;
}

function endText({ status, message, failures, items, ms, logHash, network }: RunFacts): string {
  if (status === "refused" || status === "lost") return message ?? WORDS[status];
  const parts = [WORDS[status]];
  const failure = failures[0];
  if (failure !== undefined) parts.push(failureText(failure));
  if (items !== undefined) parts.push(`${items.toLocaleString("en")} ${items === 1 ? "item" : "items"}`);
  if (ms !== undefined) parts.push(duration(ms));
  if (ms !== undefined && !network) parts.push("nothing left this device");
  if (logHash !== undefined && logHash !== "") parts.push(`log ${logHash.slice(0, 4)}…`);
  return parts.join(" · ");
}

/** What failed of a node has its hint beside the node; of a failure of the run itself this is the only place. */
function failureText({ node, message, hint }: Failure): string {
  return node === undefined ? [message, hint].filter(Boolean).join(" ") : `${node}: ${message}`;
}

/** `84 ms`, `2.4 s`, `1 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

function useTick(on: boolean): void {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => tick((count) => count + 1), STEADY);
    return () => clearInterval(timer);
  }, [on]);
}
