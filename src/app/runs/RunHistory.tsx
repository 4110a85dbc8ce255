import { useEffect, useState } from "react";
import type { KeptRun } from "../../../workers/protocol.ts";
import { useEditor } from "../editor/editorStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { RunItem } from "./RunItem.tsx";
import { RunLimits } from "./RunLimits.tsx";
import { filterRuns, type RunFilter, STATUSES, TIMES } from "./runFilter.ts";
import { listRuns, openLogFile, useRunList, watchRuns } from "./runList.ts";
import "./runs.css";
import { t } from "../words/words.ts";
import { startComparison } from "./runComparison.ts";

const MOST_COMPARED = 2;

/** The rail tab “Runs”: the kept runs, newest first, to be opened, compared, exported and removed. */
export function RunHistory() {
  const { runs, refused } = useRunList();
  const name = useEditor((state) => state.workflow.name);
  const [all, setAll] = useState(false);
  const [filter, setFilter] = useState<RunFilter>({ status: "Any status", time: "Any time" });
  const [picked, setPicked] = useState<readonly KeptRun[]>();
  useEffect(watchRuns, []);
  const shown = filterRuns(runs ?? [], { ...filter, workflow: all ? undefined : name }, Date.now());
  const pick = (run: KeptRun): void =>
    setPicked((before = []) =>
      before.some(({ runId }) => runId === run.runId)
        ? before.filter(({ runId }) => runId !== run.runId)
        : [...before, run].slice(-MOST_COMPARED),
    );
  return (
    <div className="runs scroll">
      <div className="runs-actions">
        <button
          type="button"
          className="button outlined"
          aria-pressed={picked !== undefined}
          disabled={shown.length < MOST_COMPARED}
          onClick={() => setPicked(picked === undefined ? [] : undefined)}
        >
          <Icon name="git-compare" />
          {t("Compare runs")}
        </button>
        <span className="spring" />
        <IconButton icon="folder-open" label={t("Open a log file")} onClick={() => void openLogFile()} />
        <IconButton icon="rotate-ccw" label={t("Refresh")} onClick={() => void listRuns()} />
      </div>
      {picked !== undefined && <PickBar picked={picked} done={() => setPicked(undefined)} />}
      <Filters all={all} filter={filter} setAll={setAll} setFilter={setFilter} />
      {refused !== undefined && <p className="notice">{refused}</p>}
      <ul aria-label={t("Run history")} aria-busy={runs === undefined}>
        {shown.map((run) => (
          <RunItem key={run.runId} run={run} named={all} picked={picked?.some(({ runId }) => runId === run.runId)} pick={pick} />
        ))}
      </ul>
      {runs !== undefined && shown.length === 0 && refused === undefined && (
        <p className="quiet runs-empty">
          {runs.length === 0
            ? t("No run is kept yet. Each run you start is listed here.")
            : t("No kept run is like this. Change the filter above.")}
        </p>
      )}
      <RunLimits />
    </div>
  );
}

function PickBar({ picked, done }: { readonly picked: readonly KeptRun[]; readonly done: () => void }) {
  const [one, other] = picked;
  return (
    <div className="runs-pick" role="group" aria-label={t("Comparison")}>
      <span>
        {picked.length === 0 ? t("Choose two runs") : t("{picked} of {all} chosen", { picked: picked.length, all: MOST_COMPARED })}
      </span>
      <button
        type="button"
        className="button primary"
        disabled={one === undefined || other === undefined}
        onClick={() => {
          if (one === undefined || other === undefined) return;
          done();
          void startComparison(one, other);
        }}
      >
        {t("Compare")}
      </button>
    </div>
  );
}

type FilterProps = {
  readonly all: boolean;
  readonly filter: RunFilter;
  setAll(all: boolean): void;
  setFilter(filter: RunFilter): void;
};

function Filters({ all, filter, setAll, setFilter }: FilterProps) {
  return (
    <div className="runs-filters">
      <select
        className="input"
        aria-label={t("Runs of")}
        value={all ? "all" : "this"}
        onChange={(event) => setAll(event.target.value === "all")}
      >
        <option value="this">{t("This workflow")}</option>
        <option value="all">{t("All workflows")}</option>
      </select>
      <select
        className="input"
        aria-label={t("Status")}
        value={filter.status}
        onChange={(event) => setFilter({ ...filter, status: event.target.value as RunFilter["status"] })}
      >
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(status)}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={t("Time")}
        value={filter.time}
        onChange={(event) => setFilter({ ...filter, time: event.target.value as RunFilter["time"] })}
      >
        {TIMES.map((time) => (
          <option key={time} value={time}>
            {t(time)}
          </option>
        ))}
      </select>
    </div>
  );
}
