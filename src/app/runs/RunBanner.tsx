import { isLive, useRunStore } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import "./runBanner.css";
import { t } from "../words/words.ts";
import { runTime } from "./runWords.ts";
import { leaveRun, restoreVersion, useViewedRun } from "./viewedRun.ts";

/** Says that a run of the past is shown, and leads back. */
export function RunBanner() {
  const { run } = useViewedRun();
  const live = useRunStore(({ facts }) => isLive(facts.status));
  if (run === undefined) return null;
  const forked = run.start.forkOf !== undefined;
  return (
    <section className="banner run-banner" aria-label={t("Shown run")}>
      <Icon name="history" />
      <p>
        <strong>
          {t(forked ? "Forked run of {time}" : "Run of {time}", { time: runTime(run.startedAt) })}
          {run.earlier && ` ${t("on an earlier version")}`}
        </strong>{" "}
        <span>
          {run.earlier ? t("Read only: this is a past run, and the workflow has changed since.") : t("Read only: this is a past run.")}
        </span>
      </p>
      <button type="button" className="button outlined" onClick={leaveRun}>
        <Icon name="pencil" />
        {t("Back to editing")}
      </button>
      {run.earlier && (
        <button type="button" className="button outlined" onClick={() => void restoreVersion()}>
          <Icon name="undo-2" />
          {t("Restore this version")}
        </button>
      )}
      <button
        type="button"
        className="button outlined"
        disabled={live}
        title={t("Begins another run that goes on from here: what has happened by now is taken over")}
        onClick={() => void import("./forkRun.ts").then(({ forkFromHere }) => forkFromHere())}
      >
        <Icon name="split" />
        {t("Fork from here")}
      </button>
    </section>
  );
}
