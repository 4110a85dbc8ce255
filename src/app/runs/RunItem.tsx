import { useState } from "react";
import type { KeptRun, RunSummary } from "../../../workers/protocol.ts";
import { duration } from "../run/RunStatus.tsx";
import { ago } from "../ui/ago.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { t, timeLocale, tn } from "../words/words.ts";
import { exportRun, removeRun, summaryKey, useRunList } from "./runList.ts";
import { runTime, runWord } from "./runWords.ts";
import { useViewedRun, viewRun } from "./viewedRun.ts";

type Props = {
  readonly run: KeptRun;
  /** Says of which workflow it is. */
  readonly named: boolean;
  /** Whether it is one of those to be compared; undefined while none are being chosen. */
  readonly picked: boolean | undefined;
  pick(run: KeptRun): void;
};

/** One kept run of the list: how it ended, when it began, how long it took, what passed. */
export function RunItem({ run, named, picked, pick }: Props) {
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>();
  const current = useViewedRun((state) => state.run?.runId === run.runId);
  const summary = useRunList((state) => state.summaries.get(summaryKey(run)));
  const forkOf = useRunList(({ runs }) => runs?.find(({ runId }) => runId === summary?.forkOf)?.createdAt);
  const { word, icon, tone } = runWord(run.status, run.driver !== undefined);
  const time = runTime(run.createdAt);
  const facts = [
    duration(Math.max(0, run.updatedAt - run.createdAt)),
    ...(summary === undefined ? [] : [counted(summary.items), begunBy(summary, forkOf)]),
  ];
  return (
    <li className="run-item" data-current={current} data-tone={tone}>
      {picked !== undefined && (
        <input type="checkbox" aria-label={t("Compare the run of {time}", { time })} checked={picked} onChange={() => pick(run)} />
      )}
      <button
        type="button"
        className="run-open"
        aria-current={current}
        title={`${new Date(run.createdAt).toLocaleString(timeLocale())} (${ago(run.createdAt)})`}
        onClick={() => (picked === undefined ? void viewRun(run.runId) : pick(run))}
      >
        <Icon name={icon} />
        <span className="run-lines">
          <span className="run-head">
            <strong>{t(word)}</strong>
            <time dateTime={new Date(run.createdAt).toISOString()}>{time}</time>
          </span>
          <span className="run-facts">{[...(named ? [run.workflow || t("Untitled workflow")] : []), ...facts].join(" · ")}</span>
        </span>
      </button>
      <IconButton
        icon="ellipsis"
        label={t("More for the run of {time}", { time })}
        aria-haspopup="menu"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setMenu({ x: box.left, y: box.bottom + 4 });
        }}
      />
      {menu !== undefined && (
        <Menu label={t("More for the run of {time}", { time })} at={menu} onClose={() => setMenu(undefined)}>
          <button type="button" onClick={() => void exportRun(run)}>
            <Icon name="download" />
            <span>{t("Export log")}</span>
          </button>
          <button type="button" disabled={run.driver !== undefined} onClick={() => void removeRun(run)}>
            <Icon name="trash-2" />
            <span>{t("Delete")}</span>
          </button>
        </Menu>
      )}
    </li>
  );
}

/** What began it; `forkOf`: when the run began that it is a fork of, where that is kept. */
function begunBy(summary: RunSummary, forkOf: number | undefined): string {
  if (summary.forkOf === undefined) return summary.trigger ?? t("manual");
  return t("fork of {run}", { run: forkOf === undefined ? summary.forkOf.slice(0, 8) : runTime(forkOf) });
}

function counted(items: number): string {
  return tn(items, "{count} item", "{count} items");
}
