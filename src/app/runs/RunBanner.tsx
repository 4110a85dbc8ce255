import { isLive, useRunStore } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import "./runBanner.css";
import { runTime } from "./runWords.ts";
import { leaveRun, restoreVersion, useViewedRun } from "./viewedRun.ts";

/** Says that a run of the past is shown, and leads back. */
export function RunBanner() {
  const { run } = useViewedRun();
  const live = useRunStore(({ facts }) => isLive(facts.status));
  if (run === undefined) return null;
  const forked = run.start.forkOf !== undefined;
  return (
    <section className="banner run-banner" aria-label="Shown run">
      <Icon name="history" />
      <p>
        <strong>
          {forked ? "Forked run" : "Run"} of {runTime(run.startedAt)}
          {run.earlier ? " on an earlier version" : ""}
        </strong>{" "}
        <span>{run.earlier ? "The workflow has changed since; this one is only to be looked at." : "Only to be looked at."}</span>
      </p>
      <button type="button" className="button outlined" onClick={leaveRun}>
        <Icon name="pencil" />
        Back to editing
      </button>
      {run.earlier && (
        <button type="button" className="button outlined" onClick={() => void restoreVersion()}>
          <Icon name="undo-2" />
          Restore this version
        </button>
      )}
      <button
        type="button"
        className="button outlined"
        disabled={live}
        title="Begins another run that goes on from here: what has happened by now is taken over"
        onClick={() => void import("./forkRun.ts").then(({ forkFromHere }) => forkFromHere())}
      >
        <Icon name="split" />
        Fork from here
      </button>
    </section>
  );
}
