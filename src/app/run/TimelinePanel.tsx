import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { LogLine } from "../../model/foldRun.ts";
import { samePlace } from "../../model/samePlace.ts";
import { type AttemptRow, attemptRows, closedUp, rowUnderWay } from "../runs/attemptRows.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useOpenWorkflow } from "./openWorkflow.ts";
import { type PickedAttempt, usePickedAttempt } from "./pickedAttempt.ts";
import { duration } from "./RunStatus.tsx";
import type { TimelineEntry } from "./runSession.ts";
import { isLive, useRunStore } from "./runStore.ts";
import { TimelineBar } from "./TimelineBar.tsx";
import "./timeline.css";
import { t } from "../words/words.ts";
import { panned, type TimeWindow, WHOLE, zoomed } from "./timeWindow.ts";
import { useWholeRun } from "./wholeRun.ts";

const ROW = 26;
const STEP = 1.6;
/** Where the time is written over the bars, as shares of what is shown. */
const MARKS = [0, 0.25, 0.5, 0.75, 1];
const NO_LINES: readonly LogLine[] = [];

/** Milliseconds between two looks at the clock while a run is under way: its bars grow. */
const STEADY = 500;

/** A bar for each attempt, in the order in which the activations began: how long it queued, ran and waited. */
export function TimelinePanel() {
  // Another run begins with everything shown.
  const run = useRunStore(({ workflowId, facts }) => `${workflowId} ${facts.runId}`);
  return <RunTimeline key={run} />;
}

function RunTimeline() {
  const version = useWholeRun();
  const { timeline, view } = useRunStore.getState().session;
  const workflow = useOpenWorkflow((state) => state.workflow);
  const scroller = useRef<HTMLDivElement>(null);
  const [part, setPart] = useState(WHOLE);
  const ended = view.finishedAt !== undefined;
  const ongoing = useRunStore(({ session, facts }) => session.view.finishedAt === undefined && facts.status !== "lost");
  const moment = closedUp(timeline, view.startedAt);
  const from = timeline.reduce((least, { activation }) => Math.min(least, moment(activation.startedAt)), view.startedAt);
  const now = useNow();
  const until = view.finishedAt ?? Math.max(view.lastAt, now ?? from);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the timeline changes in place, the version says so
  const rows = useMemo(
    () => (ended ? attemptRows(workflow, timeline, view.startedAt, until) : undefined),
    [ended, workflow, timeline, version],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the log changes in place, the version says so
  const lines = useMemo(() => linesByPlace(view.log), [view.log, version]);
  const cancelled = rows?.some(({ status, activation }) => status === "cancelled" && activation.interrupted !== true) ?? false;
  const count = rows?.length ?? timeline.length;
  const list = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 });
  useWheelZoom(scroller, setPart, count > 0);
  const picked = usePickedAttempt();
  const found = useMemo(
    () => (picked === undefined ? -1 : rowOf(rows ?? timeline.map((entry) => rowUnderWay(entry, 0)), picked)),
    [picked, rows, timeline],
  );
  useEffect(() => {
    if (found >= 0) list.scrollToIndex(found, { align: "center" });
  }, [found, list]);
  if (count === 0) return <p className="panel-empty">{t("Run the workflow to see how long each step takes.")}</p>;
  const span = Math.max(1, until - from);
  return (
    <>
      <TimelineHead part={part} setPart={setPart} span={span} critical={ended} cancelled={cancelled} />
      <div
        ref={scroller}
        className="timeline scroll"
        role="group"
        aria-label={t("Bars")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        onKeyDown={(event) => press(event, setPart)}
      >
        <ol aria-label={t("Attempts")} style={{ height: list.getTotalSize(), position: "relative" }}>
          {list.getVirtualItems().map(({ index, start }) => {
            const row = rows?.[index] ?? rowUnderWay(timeline[index] as TimelineEntry, until);
            return (
              <li
                key={index}
                aria-setsize={count}
                aria-posinset={index + 1}
                className="timeline-row"
                data-critical={row.critical}
                data-status={row.status}
                aria-current={index === found ? "true" : undefined}
                style={{ transform: `translateY(${start}px)` }}
              >
                <TimelineBar
                  row={row}
                  moment={moment}
                  from={from}
                  until={until}
                  ongoing={ongoing}
                  part={part}
                  lines={lines.get(placeOf(row)) ?? NO_LINES}
                />
              </li>
            );
          })}
        </ol>
      </div>
    </>
  );
}

type HeadProps = {
  readonly part: TimeWindow;
  readonly span: number;
  readonly critical: boolean;
  readonly cancelled: boolean;
  setPart(change: (part: TimeWindow) => TimeWindow): void;
};

function TimelineHead({ part, span, critical, cancelled, setPart }: HeadProps) {
  return (
    <div className="timeline-head">
      <ul aria-label={t("Legend")} className="timeline-legend">
        <li data-kind="queued">{t("Queued")}</li>
        <li data-kind="ran">{t("Ran")}</li>
        <li data-kind="waited">{t("Waited")}</li>
        {cancelled && <li data-kind="cancelled">{t("Cancelled")}</li>}
        {critical && <li data-kind="critical">{t("Critical path")}</li>}
      </ul>
      <span className="timeline-zoom">
        <IconButton icon="minus" label={t("Zoom out of the timeline")} keys="−" onClick={() => setPart((now) => zoomed(now, 1 / STEP))} />
        <IconButton icon="plus" label={t("Zoom into the timeline")} keys="+" onClick={() => setPart((now) => zoomed(now, STEP))} />
        <IconButton icon="maximize" label={t("Show the whole run")} keys="0" onClick={() => setPart(() => WHOLE)} />
      </span>
      <span className="timeline-scale">
        {MARKS.map((mark) => (
          <span key={mark}>{duration((part.from + part.span * mark) * span)}</span>
        ))}
      </span>
    </div>
  );
}

const KEYS: Readonly<Record<string, (part: TimeWindow) => TimeWindow>> = {
  "+": (part) => zoomed(part, STEP),
  "=": (part) => zoomed(part, STEP),
  "-": (part) => zoomed(part, 1 / STEP),
  "0": () => WHOLE,
  ArrowLeft: (part) => panned(part, -0.2),
  ArrowRight: (part) => panned(part, 0.2),
};

function press(event: KeyboardEvent, setPart: (change: (part: TimeWindow) => TimeWindow) => void): void {
  const change = KEYS[event.key];
  if (change === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  setPart(change);
}

/** Ctrl or ⌘ and the wheel zoom where the pointer is, Shift and the wheel move; the wheel alone scrolls. */
function useWheelZoom(
  scroller: { readonly current: HTMLDivElement | null },
  setPart: (change: (part: TimeWindow) => TimeWindow) => void,
  drawn: boolean,
): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !drawn) return;
    const turn = (event: WheelEvent): void => {
      if (!(event.ctrlKey || event.metaKey || event.shiftKey)) return;
      event.preventDefault();
      const track = element.querySelector(".timeline-track")?.getBoundingClientRect();
      if (track === undefined) return;
      const by = Math.sign(event.deltaY === 0 ? event.deltaX : event.deltaY);
      const at = Math.min(1, Math.max(0, (event.clientX - track.left) / track.width));
      setPart((part) => (event.shiftKey ? panned(part, by * 0.1) : zoomed(part, by < 0 ? STEP : 1 / STEP, at)));
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, [scroller, setPart, drawn]);
}

/** The attempt that was under way at the time picked, else the first one of the activation. */
function rowOf(rows: readonly AttemptRow[], picked: PickedAttempt): number {
  const isOf = ({ node, activation }: AttemptRow): boolean =>
    samePlace({ node, scope: activation.scope, activation: activation.activation }, picked);
  const { at } = picked;
  const during = at === undefined ? -1 : rows.findLastIndex((row) => isOf(row) && row.startedAt <= at);
  return during >= 0 ? during : rows.findIndex(isOf);
}

function linesByPlace(log: readonly LogLine[]): ReadonlyMap<string, readonly LogLine[]> {
  const lines = new Map<string, LogLine[]>();
  for (const line of log) {
    const key = `${line.node} ${line.scope} ${line.activation}`;
    const known = lines.get(key);
    if (known === undefined) lines.set(key, [line]);
    else known.push(line);
  }
  return lines;
}

function placeOf({ node, activation }: AttemptRow): string {
  return `${node} ${activation.scope} ${activation.activation}`;
}

/** The time now, read now and then; undefined while nothing is under way, or a moment of the past is looked at. */
function useNow(): number | undefined {
  const on = useRunStore(({ facts, seq }) => seq === undefined && isLive(facts.status));
  const [now, look] = useState(Date.now);
  useEffect(() => {
    if (!on) return;
    look(Date.now());
    const timer = setInterval(() => look(Date.now()), STEADY);
    return () => clearInterval(timer);
  }, [on]);
  return on ? now : undefined;
}
