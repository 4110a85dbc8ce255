import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { Failure } from "../../model/failure.ts";
import type { LogLine } from "../../model/foldRun.ts";
import { samePlace } from "../../model/samePlace.ts";
import { titleOf } from "../../model/titleOf.ts";
import { setUi } from "../editor/uiStore.ts";
import { t, told } from "../words/words.ts";
import { openDock } from "./dockStore.ts";
import { openWorkflow, selectNode } from "./openWorkflow.ts";
import { pickAttempt, usePickedAttempt } from "./pickedAttempt.ts";
import { useRunStore } from "./runStore.ts";
import { useWholeRun } from "./wholeRun.ts";

const LINE = 24;

/** What nodes wrote, and at its head what failed. */
export function LogPanel() {
  useWholeRun();
  const { session, facts } = useRunStore.getState();
  const { log, startedAt } = session.view;
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({ count: log.length, getScrollElement: () => scroller.current, estimateSize: () => LINE, overscan: 20 });
  const picked = usePickedAttempt();
  useEffect(() => {
    const at = picked === undefined ? -1 : log.findIndex((line) => samePlace(line, picked));
    if (at >= 0) lines.scrollToIndex(at, { align: "center" });
  }, [picked, log, lines]);
  if (log.length === 0 && facts.failures.length === 0) {
    return (
      <p className="panel-empty">{facts.status === "idle" ? t("Run the workflow to see its log here.") : t("No node wrote to the log.")}</p>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div ref={scroller} className="log scroll" role="log" aria-label={t("Log lines")} aria-live="off" tabIndex={0}>
      {facts.failures.map((failure, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: failures come all at once, at the end
        <FailureLine key={index} failure={failure} />
      ))}
      <div style={{ height: lines.getTotalSize(), position: "relative" }}>
        {lines.getVirtualItems().map(({ index, start }) => {
          const line = log[index] as LogLine;
          return (
            <p
              key={index}
              className="log-line"
              aria-current={picked !== undefined && samePlace(line, picked) ? "true" : undefined}
              style={{ transform: `translateY(${start}px)` }}
            >
              <time>{t("+{ms} ms", { ms: Math.max(0, line.at - startedAt) })}</time>
              <button type="button" className="log-node" title={t("Show its bar in the timeline")} onClick={() => showBar(line)}>
                {titleOf(openWorkflow().workflow, line.node)}
              </button>
              <span>{told(line.message)}</span>
              {line.data !== undefined && <code>{JSON.stringify(line.data).slice(0, 500)}</code>}
            </p>
          );
        })}
      </div>
    </div>
  );
}

function showBar(line: LogLine): void {
  pickAttempt(line, line.at);
  selectNode(line.node);
  openDock("Timeline");
}

/** The name of what failed, which leads to all that is known of that. */
function FailedNode({ node }: { readonly node: string }) {
  return (
    <button
      type="button"
      className="log-node"
      title={t("Show what is known of the failure")}
      onClick={() => {
        selectNode(node);
        setUi({ inspector: true, tab: "Output" });
      }}
    >
      {titleOf(openWorkflow().workflow, node)}
    </button>
  );
}

function FailureLine({ failure }: { readonly failure: Failure }) {
  return (
    <div className="failure-line">
      {failure.node === undefined ? <strong>{t("run")}</strong> : <FailedNode node={failure.node} />} {told(failure.message)}
      {failure.hint !== undefined && <p>{told(failure.hint)}</p>}
    </div>
  );
}
