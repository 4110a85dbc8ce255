import { useMemo } from "react";
import { useOpenWorkflow } from "../run/openWorkflow.ts";
import { dueText } from "./dueText.ts";
import { schedulePoints } from "./schedulePoints.ts";
import "./schedule.css";
import { msg, t } from "../words/words.ts";
import { useSchedules } from "./scheduleStore.ts";
import { switchSchedule } from "./switchSchedule.ts";

const HONEST = msg(
  "Runs start at their times only while the studio is open in a tab of this browser; what passes meanwhile is not made up for.",
);

/** The switch of the open workflow's schedules, with the time of the next run; nothing for a workflow without any. */
export function ScheduleSwitch() {
  const workflow = useOpenWorkflow((state) => state.workflow);
  const catalogue = useOpenWorkflow((state) => state.catalogue);
  const id = useOpenWorkflow((state) => state.id);
  const active = useSchedules((state) => state.active.has(id));
  const kept = useSchedules((state) => state.kept.has(id));
  const next = useSchedules((state) => state.next.get(id));
  const any = useMemo(() => schedulePoints(workflow, catalogue).length > 0, [workflow, catalogue]);
  if (!any) return null;
  return (
    <label className="schedule-switch" title={HONEST}>
      <input
        type="checkbox"
        role="switch"
        className="switch"
        aria-label={t("Active")}
        aria-description={HONEST}
        checked={active}
        aria-checked={active}
        onChange={(event) => void switchSchedule(event.target.checked)}
      />
      <span className="schedule-text">
        <span>{t("Active")}</span>
        {active && (
          <small role="status" aria-label={t("Next scheduled run")}>
            {statusText(kept, next)}
          </small>
        )}
      </span>
    </label>
  );
}

function statusText(kept: boolean, next: number | undefined): string {
  if (!kept) return t("in another tab");
  return next === undefined ? t("never due") : t("next {due}", { due: dueText(next, Date.now()) });
}
