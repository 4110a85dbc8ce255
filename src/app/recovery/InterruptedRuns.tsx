import { useId } from "react";
import type { KeptRun } from "../../../workers/protocol.ts";
import { ago } from "../ui/ago.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { counted } from "./counted.ts";
import { forget, goOnWith, showLater, useInterrupted } from "./interruptedRuns.ts";
import "./recovery.css";

/** Offers to go on with the runs that were interrupted, or wait; says which go on in another tab. */
export function InterruptedRuns() {
  const { runs, later, busy } = useInterrupted();
  if (later || runs.length === 0) return null;
  return (
    <section className="interrupted" aria-label="Interrupted runs" data-many={runs.length > 1}>
      <h2>{titleOf(runs)}</h2>
      {runs.length > 1 && <p>What has finished is kept and does not run again.</p>}
      <ul className="scroll">
        {runs.map((run) => (
          <InterruptedRun key={run.runId} run={run} busy={busy} alone={runs.length === 1} />
        ))}
      </ul>
      <IconButton icon="x" label="Later" title="Ask again at the next visit" onClick={() => showLater(true)} />
    </section>
  );
}

type RowProps = { readonly run: KeptRun; readonly busy: string | undefined; readonly alone: boolean };

function InterruptedRun({ run, busy, alone }: RowProps) {
  const name = useId();
  const elsewhere = run.driver === "elsewhere";
  const facts = [`Started ${ago(run.createdAt)}`, elsewhere ? "running in another tab" : progressOf(run)];
  return (
    <li>
      <Icon name={elsewhere ? "monitor" : run.status === "suspended" ? "hourglass" : "rotate-ccw"} />
      <p>
        <strong id={name}>{run.workflow || "Untitled workflow"}</strong>
        <span title={new Date(run.createdAt).toLocaleString()}>{facts.join(" · ")}</span>
      </p>
      {!elsewhere && (
        <>
          <button
            type="button"
            className="button"
            aria-describedby={name}
            title="Remove what is kept of this run"
            disabled={busy === run.runId}
            onClick={() => void forget(run)}
          >
            Forget
          </button>
          <button
            type="button"
            className={alone ? "button primary" : "button outlined"}
            aria-describedby={name}
            title="What has finished is kept and does not run again"
            disabled={busy !== undefined}
            onClick={() => void goOnWith(run)}
          >
            <Icon name="play" />
            Go on
          </button>
        </>
      )}
    </li>
  );
}

function titleOf(runs: readonly KeptRun[]): string {
  const stopped = runs.filter(({ driver }) => driver === undefined).length;
  if (stopped === 0) return `${counted(runs.length, "run")} under way in another tab`;
  return stopped === 1 ? "A run was interrupted" : `${counted(stopped, "run")} were interrupted`;
}

function progressOf({ status, steps = 0 }: KeptRun): string {
  const done = steps === 0 ? "no step done yet" : `${counted(steps, "step")} done`;
  if (status === "suspended") return `${done} · waits for a signal`;
  return status === "paused" ? `${done} · paused` : done;
}
