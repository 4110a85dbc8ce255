import { useId } from "react";
import type { KeptRun } from "../../../workers/protocol.ts";
import { ago } from "../ui/ago.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { t, timeLocale, tn } from "../words/words.ts";
import { forget, goOnWith, showLater, useInterrupted } from "./interruptedRuns.ts";
import "./recovery.css";

/** Offers to go on with the runs that were interrupted, or wait; says which go on in another tab. */
export function InterruptedRuns() {
  const { runs, later, busy } = useInterrupted();
  if (later || runs.length === 0) return null;
  return (
    <section className="interrupted" aria-label={t("Interrupted runs")} data-many={runs.length > 1}>
      <h2>{titleOf(runs)}</h2>
      {runs.length > 1 && <p>{t("What has finished is kept and does not run again.")}</p>}
      <ul className="scroll">
        {runs.map((run) => (
          <InterruptedRun key={run.runId} run={run} busy={busy} alone={runs.length === 1} />
        ))}
      </ul>
      <IconButton icon="x" label={t("Later")} title={t("Ask again at the next visit")} onClick={() => showLater(true)} />
    </section>
  );
}

type RowProps = { readonly run: KeptRun; readonly busy: string | undefined; readonly alone: boolean };

function InterruptedRun({ run, busy, alone }: RowProps) {
  const name = useId();
  const elsewhere = run.driver === "elsewhere";
  const facts = [t("Started {ago}", { ago: ago(run.createdAt) }), elsewhere ? t("running in another tab") : progressOf(run)];
  return (
    <li>
      <Icon name={elsewhere ? "monitor" : run.status === "suspended" ? "hourglass" : "rotate-ccw"} />
      <p>
        <strong id={name}>{run.workflow || t("Untitled workflow")}</strong>
        <span title={new Date(run.createdAt).toLocaleString(timeLocale())}>{facts.join(" · ")}</span>
      </p>
      {!elsewhere && (
        <>
          <button
            type="button"
            className="button"
            aria-describedby={name}
            title={t("Remove what is kept of this run")}
            disabled={busy === run.runId}
            onClick={() => void forget(run)}
          >
            {t("Forget")}
          </button>
          <button
            type="button"
            className={alone ? "button primary" : "button outlined"}
            aria-describedby={name}
            title={t("What has finished is kept and does not run again")}
            disabled={busy !== undefined}
            onClick={() => void goOnWith(run)}
          >
            <Icon name="play" />
            {t("Go on")}
          </button>
        </>
      )}
    </li>
  );
}

function titleOf(runs: readonly KeptRun[]): string {
  const stopped = runs.filter(({ driver }) => driver === undefined).length;
  if (stopped === 0) return tn(runs.length, "{count} run under way in another tab", "{count} runs under way in another tab");
  return tn(stopped, "A run was interrupted", "{count} runs were interrupted");
}

function progressOf({ status, steps = 0 }: KeptRun): string {
  const done = steps === 0 ? t("no step done yet") : tn(steps, "{count} step done", "{count} steps done");
  if (status === "suspended") return t("{done} · waits for a signal", { done });
  return status === "paused" ? t("{done} · paused", { done }) : done;
}
