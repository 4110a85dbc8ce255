import type { LogLine } from "../../model/foldRun.ts";
import { scopeName } from "../data/iterations.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import type { AttemptRow } from "../runs/attemptRows.ts";
import { t, tn, told } from "../words/words.ts";
import { openDock } from "./dockStore.ts";
import { openWorkflow, selectNode } from "./openWorkflow.ts";
import { pickAttempt } from "./pickedAttempt.ts";
import { duration } from "./RunStatus.tsx";
import type { TimeWindow } from "./timeWindow.ts";

/** The scope of what lies in no region. */
const ROOT = "run";

/** Pixels of the shortest bar: a dot, even where no time has passed. */
const SMALLEST = 6;

/** A bar that begins so near the end of what is shown that it would be cut off is drawn before it. */
function barLeft(place: number): string {
  return place >= 0 && place <= 100 ? `min(${place}%, calc(100% - ${SMALLEST}px))` : `${place}%`;
}

type Props = {
  readonly row: AttemptRow;
  /** Where a moment of the run is drawn. */
  moment(at: number): number;
  /** The run's first and last moment, in milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  /** What has no end goes on. */
  readonly ongoing: boolean;
  readonly part: TimeWindow;
  /** What it wrote to the log. */
  readonly lines: readonly LogLine[];
};

/** What is to be said of one that did not simply run to its end; one that has no end and does not go on was interrupted. */
function stateOf({ activation, endedAt, status }: AttemptRow, ongoing: boolean): string | undefined {
  if (activation.interrupted === true || (endedAt === undefined && !ongoing)) return t("interrupted");
  if (endedAt === undefined) return status === "waiting" ? t("waiting") : t("running");
  if (status === "failed") return t("failed");
  return status === "cancelled" ? t("cancelled") : undefined;
}

/** One attempt: its name, its bar with what it wrote, and how long it took. */
export function TimelineBar({ row, moment, from, until, ongoing, part, lines }: Props) {
  const { node, activation, attempt, readyAt, startedAt, endedAt, waits, status, critical } = row;
  const span = Math.max(1, until - from);
  const place = (at: number): number => (((moment(at) - from) / span - part.from) / part.span) * 100;
  const width = (a: number, b: number): string => `${Math.max(0, place(b) - place(a))}%`;
  const end = endedAt ?? until;
  const bar = { left: barLeft(place(startedAt)), minWidth: SMALLEST, width: width(startedAt, end) };
  const queued = moment(startedAt) - moment(readyAt);
  const waited = waits.reduce((sum, [a, b]) => sum + moment(b) - moment(a), 0);
  const took = duration(moment(end) - moment(startedAt));
  const { workflow } = openWorkflow();
  const name = titleOf(workflow, node);
  const state = stateOf(row, ongoing);
  const facts = [
    t("{name}: started at {time}", { name, time: duration(moment(startedAt) - from) }),
    ...(queued > 0 ? [t("queued {time}", { time: duration(queued) })] : []),
    ...(state === undefined ? [] : [state]),
    ...(endedAt === undefined ? [] : [t("took {time}", { time: took })]),
    ...(waits.length > 0 ? [t("waited {time}", { time: duration(waited) })] : []),
    ...(critical ? [t("on the critical path")] : []),
  ].join(", ");
  return (
    <>
      <button type="button" className="timeline-name" title={facts} onClick={() => selectNode(node)}>
        {name}
        {activation.scope !== ROOT && <span className="timeline-nth"> {scopeName(activation.scope, workflow)}</span>}
        {activation.activation > 0 && <span className="timeline-nth"> #{activation.activation + 1}</span>}
        {attempt > 1 && <span className="timeline-nth"> {t("attempt {attempt}", { attempt })}</span>}
      </button>
      <span className="timeline-track" title={facts}>
        {queued > 0 && <span className="timeline-queue" style={{ left: `${place(readyAt)}%`, width: width(readyAt, startedAt) }} />}
        <span className="timeline-bar" data-status={status} style={bar} />
        {waits.map(([a, b]) => (
          <span key={a} className="timeline-wait" style={{ left: barLeft(place(a)), width: `max(${SMALLEST}px, ${width(a, b)})` }} />
        ))}
        {critical && <span className="timeline-critical" style={bar} />}
        {lines
          .filter(({ at }) => at >= startedAt && at <= end)
          .map(({ seq, at, message }) => (
            <span key={seq} className="timeline-tick" title={told(message)} style={{ left: `${place(at)}%` }} />
          ))}
      </span>
      <span className="timeline-time">
        {[state, endedAt === undefined ? undefined : took].filter(Boolean).join(" · ")}
        {critical && <span className="visually-hidden">{`, ${t("on the critical path")}`}</span>}
        {lines.length > 0 && (
          <button
            type="button"
            className="timeline-lines"
            onClick={() => {
              pickAttempt({ node, scope: activation.scope, activation: activation.activation }, startedAt);
              selectNode(node);
              openDock("Log");
            }}
          >
            {tn(lines.length, "{count} line", "{count} lines")}
          </button>
        )}
      </span>
    </>
  );
}
