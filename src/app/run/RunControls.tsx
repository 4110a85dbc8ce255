import { useMemo, useRef } from "react";
import { LiveSwitch } from "../live/LiveSwitch.tsx";
import { StartMenu } from "../people/StartMenu.tsx";
import { countStarts, onlyStart, startsOf } from "../people/startPoints.ts";
import { ScheduleSwitch } from "../schedule/ScheduleSwitch.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useOpenWorkflow } from "./openWorkflow.ts";
import "./run.css";
import { t } from "../words/words.ts";
import { RunPrompts } from "./RunPrompts.tsx";
import { runActions } from "./runActions.ts";
import { isLive, useRunStatus } from "./runStore.ts";

/** The buttons that run the open workflow, and the dialogs a run may have to ask before it starts. */
export function RunControls({ autoFocus = false }: { readonly autoFocus?: boolean }) {
  const { status } = useRunStatus();
  const live = isLive(status);
  const paused = status === "paused";
  const busy = live && !paused && status !== "suspended";
  const split = useRef<HTMLSpanElement>(null);
  const workflow = useOpenWorkflow((state) => state.workflow);
  const catalogue = useOpenWorkflow((state) => state.catalogue);
  const starts = useMemo(() => startsOf(workflow, catalogue), [workflow, catalogue]);
  const only = onlyStart(starts);
  const several = countStarts(starts) > 1;
  const hasParameters = useOpenWorkflow((state) => Object.keys(state.workflow.parameters ?? {}).length > 0);
  return (
    <div className="run-controls">
      <span ref={split} className="run-split">
        <button
          type="button"
          aria-haspopup={only === undefined ? "menu" : undefined}
          className="button primary"
          aria-disabled={live}
          aria-keyshortcuts="Control+Enter"
          title={live ? t("The workflow is running") : t("Run (Ctrl+Enter)")}
          // biome-ignore lint/a11y/noAutofocus: a first visit runs the sample with one key
          autoFocus={autoFocus}
          onClick={() => void runActions.start()}
        >
          <span className={busy ? "run-busy" : ""}>
            <Icon name={busy ? "loader-circle" : "play"} />
          </span>
          {t("Run")}
        </button>
        {only !== undefined && several && (
          <button
            type="button"
            className="button primary run-more"
            aria-label={t("Start with")}
            aria-haspopup="menu"
            aria-disabled={live}
            title={t("Choose what the run starts with")}
            onClick={() => void runActions.start({ choose: true })}
          >
            <Icon name="chevron-down" size={14} />
          </button>
        )}
        {hasParameters && (
          <button
            type="button"
            className="button primary run-more"
            aria-label={t("Parameters")}
            aria-haspopup="dialog"
            aria-disabled={live}
            title={t("Run with other parameters")}
            onClick={() => void runActions.start({ askParameters: true })}
          >
            <Icon name="chevron-down" size={14} />
          </button>
        )}
      </span>
      <IconButton
        icon={paused ? "play" : "pause"}
        label={paused ? t("Resume") : t("Pause")}
        disabled={!live || status === "starting"}
        onClick={() => void (paused ? runActions.resume() : runActions.pause())}
      />
      <IconButton icon="skip-forward" label={t("Step")} disabled={live && !paused} onClick={() => void runActions.step()} />
      <IconButton icon="square" label={t("Stop")} keys="Ctrl+Alt+Enter" disabled={!live} onClick={() => void runActions.stop()} />
      <LiveSwitch />
      <ScheduleSwitch />
      <RunPrompts />
      <StartMenu under={split} />
    </div>
  );
}
