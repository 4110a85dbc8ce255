import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { scopeName } from "../data/iterations.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { openWorkflow, selectNode } from "./openWorkflow.ts";
import { duration } from "./RunStatus.tsx";
import type { TimelineEntry } from "./runSession.ts";
import { useRunStore } from "./runStore.ts";

const ROW = 26;
/** The scope of what lies in no region. */
const ROOT = "run";

/** A bar for each activation, in the order in which they began. */
export function TimelinePanel() {
  useRunStore((state) => state.version);
  const { timeline, view } = useRunStore.getState().session;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: timeline.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 });
  if (timeline.length === 0) return <p className="panel-empty">Run the workflow to see how long each step takes.</p>;
  const from = view.startedAt;
  const span = Math.max(1, (view.finishedAt ?? latest(timeline, from)) - from);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div ref={scroller} className="timeline scroll" tabIndex={0}>
      <ol aria-label="Activations" style={{ height: rows.getTotalSize(), position: "relative" }}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <li
            key={index}
            aria-setsize={timeline.length}
            aria-posinset={index + 1}
            className="timeline-row"
            style={{ transform: `translateY(${start}px)` }}
          >
            <Bar entry={timeline[index] as TimelineEntry} from={from} span={span} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Bar({ entry, from, span }: { readonly entry: TimelineEntry; readonly from: number; readonly span: number }) {
  const { node, activation } = entry;
  const begin = activation.startedAt - from;
  const took = (activation.endedAt ?? from + span) - activation.startedAt;
  const name = titleOf(openWorkflow().workflow, node);
  const text = activation.endedAt === undefined ? "running" : duration(took);
  return (
    <>
      <button type="button" className="timeline-name" onClick={() => selectNode(node)}>
        {name}
        {activation.scope !== ROOT && <span className="timeline-nth"> {scopeName(activation.scope)}</span>}
        {activation.activation > 1 && <span className="timeline-nth"> #{activation.activation}</span>}
      </button>
      <span className="timeline-track" title={`${name}: started at ${duration(begin)}, ${text}`}>
        <span
          className="timeline-bar"
          data-status={activation.status}
          style={{ left: `${(begin / span) * 100}%`, width: `max(3px, ${(Math.max(0, took) / span) * 100}%)` }}
        />
      </span>
      <span className="timeline-time">
        {activation.status === "failed" && "failed · "}
        {text}
      </span>
    </>
  );
}

function latest(timeline: readonly TimelineEntry[], from: number): number {
  let at = from;
  for (const { activation } of timeline) at = Math.max(at, activation.endedAt ?? activation.startedAt);
  return at;
}
