import { useEffect, useState } from "react";
import type { Failure } from "../../model/failure.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { useWaitingPorts } from "../runs/waitingPorts.ts";
import { openWorkflow } from "./openWorkflow.ts";
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
  const next = useWaitingPorts((state) => state.ports[0]?.node);
  const text = live ? liveText(facts, next) : endText(facts);
  const title = live || facts.logHash === undefined ? text : text.replace(/log \S+$/, `log ${facts.logHash}`);
  return (
    <p className="run-status" data-status={facts.status} role="status" aria-label="Run status" title={title}>
      {text}
    </p>
  );
}

/** `next`: the node before which the run is paused. */
function liveText({ status }: RunFacts, next: string | undefined): string {
  const { ended } = useRunStore.getState().session;
  const parts = [WORDS[status]];
  if (ended > 0) parts.push(`${ended.toLocaleString("en")} ${ended === 1 ? "step" : "steps"} done`);
  if (next !== undefined) parts.push(`next: ${titleOf(openWorkflow().workflow, next)}`);
  return parts.join(" · ");
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
