import { Fragment, useEffect, useState } from "react";
import type { Failure } from "../../model/failure.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { useTravel } from "../runs/travelStore.ts";
import { useWaitingPorts } from "../runs/waitingPorts.ts";
import { Icon } from "../ui/Icon.tsx";
import { openWorkflow } from "./openWorkflow.ts";
import "./run.css";
import { msg, numberText, t, tn, told } from "../words/words.ts";
import { isLive, type RunFacts, type ShownStatus, useRunStatus, useRunStore } from "./runStore.ts";

/** Milliseconds between two announcements while a run is on its way. */
const STEADY = 1000;
const DOT = " · ";
/** A part of more letters, such as why a run failed, may be broken. */
const MOST_WHOLE = 32;

const WORDS: Readonly<Record<ShownStatus, string>> = {
  idle: msg("Not run yet"),
  starting: msg("Starting"),
  created: msg("Starting"),
  running: msg("Running"),
  suspended: msg("Waiting for a signal"),
  paused: msg("Paused"),
  succeeded: msg("Succeeded"),
  partial: msg("Succeeded in part"),
  failed: msg("Failed"),
  cancelled: msg("Cancelled"),
  refused: msg("Not run"),
  lost: msg("Engine stopped"),
};

/** Beside the word, for those that end a run: the word of a success gives way where the line has little room. */
const ENDS: { readonly [S in ShownStatus]?: string } = {
  succeeded: "circle-check",
  partial: "triangle-alert",
  failed: "circle-x",
  refused: "circle-x",
  lost: "circle-x",
};

/** How the run went, in one line, or at which of its events one looks; spoken politely, at most once a second while it runs. */
export function RunStatus() {
  const place = useTravelText();
  return place === undefined ? <StatusOfRun /> : <StatusLine status="travelling" icon="history" text={place} title={place} />;
}

/** Where somebody is who walks through the events of the run: it is not said how that ended. */
function useTravelText(): string | undefined {
  const events = useTravel((state) => state.open?.travel.events);
  const seq = useRunStore((state) => state.seq);
  const event = seq === undefined ? undefined : events?.[seq - 1];
  if (events === undefined || event === undefined) return undefined;
  const count = numberText(events.length);
  const time = duration(Math.max(0, event.at - (events[0]?.at ?? event.at)));
  return [t("At event {seq} of {count}", { seq: numberText(event.seq), count }), time].join(DOT);
}

function StatusOfRun() {
  const facts = useRunStatus();
  const live = isLive(facts.status);
  useTick(live);
  const next = useWaitingPorts((state) => state.ports[0]?.node);
  const text = live ? liveText(facts, next) : endText(facts);
  const title = live ? text : endText(facts, true);
  return <StatusLine status={facts.status} icon={ENDS[facts.status]} text={text} title={title} />;
}

type LineProps = {
  readonly status: ShownStatus | "travelling";
  readonly icon: string | undefined;
  readonly text: string;
  readonly title: string;
};

function StatusLine({ status, icon, text, title }: LineProps) {
  return (
    <p className="run-status" data-status={status} role="status" aria-label={t("Run status")} title={title}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      <Parts text={text} />
    </p>
  );
}

/** A line that wraps between its parts, not in them; the dot stays with what is before it. */
function Parts({ text }: { readonly text: string }) {
  const parts = text.split(DOT);
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part has no other name than its place
    <Fragment key={at}>
      {at > 0 && " "}
      <span data-whole={part.length <= MOST_WHOLE}>
        {part}
        {at < parts.length - 1 && " ·"}
      </span>
    </Fragment>
  ));
}

/** `next`: the node before which the run is paused. */
function liveText({ status }: RunFacts, next: string | undefined): string {
  const { ended } = useRunStore.getState().session;
  const parts = [t(WORDS[status])];
  if (ended > 0) parts.push(tn(ended, "{count} step done", "{count} steps done"));
  if (next !== undefined) parts.push(t("next: {title}", { title: titleOf(openWorkflow().workflow, next) }));
  return parts.join(DOT);
}

/** `whole`: with all of the hash of the log, and all the counts beside why the run failed, for which a line has no room. */
function endText({ status, message, failures, items, itemsFailed, ms, logHash, network }: RunFacts, whole = false): string {
  if (status === "refused" || status === "lost") return message ?? t(WORDS[status]);
  const parts = [t(WORDS[status])];
  const failure = failures[0];
  if (failure !== undefined) parts.push(failureText(failure));
  if (failure !== undefined && !whole) return parts.join(DOT);
  if (items !== undefined) parts.push(tn(items, "{count} item", "{count} items"));
  if (itemsFailed !== undefined && itemsFailed > 0) parts.push(tn(itemsFailed, "{count} item failed", "{count} items failed"));
  if (ms !== undefined) parts.push(duration(ms));
  if (ms !== undefined && !network) parts.push(t("nothing left this device"));
  if (logHash !== undefined && logHash !== "") parts.push(t("log {hash}", { hash: whole ? logHash : `${logHash.slice(0, 4)}…` }));
  return parts.join(DOT);
}

/** What failed of a node has its hint beside the node; of a failure of the run itself this is the only place. */
function failureText({ node, message, hint }: Failure): string {
  return node === undefined
    ? [message, hint].filter(Boolean).map(told).join(" ")
    : `${titleOf(openWorkflow().workflow, node)}: ${told(message)}`;
}

/** `84 ms`, `2.4 s`, `1 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return t("{ms} ms", { ms: Math.round(ms) });
  if (ms < 60_000) return t("{seconds} s", { seconds: numberText(ms / 1000, 1) });
  return t("{minutes} min {seconds} s", { minutes: Math.floor(ms / 60_000), seconds: Math.round((ms % 60_000) / 1000) });
}

function useTick(on: boolean): void {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => tick((count) => count + 1), STEADY);
    return () => clearInterval(timer);
  }, [on]);
}
