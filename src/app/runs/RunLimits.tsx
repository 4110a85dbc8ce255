import { useId } from "react";
import { Icon } from "../ui/Icon.tsx";
import { numberText, t, tn } from "../words/words.ts";
import { limitRuns, useRunLimits } from "./runLimits.ts";
import { listRuns, useRunList } from "./runList.ts";

const MB = 1e6;

/** How many runs, and how much of them, this browser keeps. */
export function RunLimits() {
  const { runs, bytes } = useRunLimits();
  const kept = useRunList((state) => state.runs?.length ?? 0);
  const change = async (limits: { runs: number; bytes: number }): Promise<void> => {
    await limitRuns(limits);
    await listRuns();
  };
  return (
    <details className="settings run-limits">
      <summary>
        <Icon name="chevron-right" size={14} />
        {tn(runs, "Keep {count} run, {bytes} MB", "Keep {count} runs, {bytes} MB", { bytes: numberText(bytes / MB) })}
      </summary>
      <div className="form">
        <Limit label={t("Runs kept at most")} value={runs} most={100_000} set={(value) => void change({ runs: value, bytes })} />
        <Limit
          label={t("Megabytes kept at most")}
          value={bytes / MB}
          most={10_000}
          set={(value) => void change({ runs, bytes: value * MB })}
        />
        <p className="field-help">
          {t("{kept} kept now. What is over goes, the oldest that have ended first; a run that can go on is never removed.", {
            kept: numberText(kept),
          })}
        </p>
      </div>
    </details>
  );
}

type LimitProps = { readonly label: string; readonly value: number; readonly most: number; set(value: number): void };

function Limit({ label, value, most, set }: LimitProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        key={value}
        className="input"
        type="number"
        min={1}
        max={most}
        step={1}
        required
        defaultValue={value}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        onBlur={({ currentTarget }) => {
          const next = currentTarget.valueAsNumber;
          if (!currentTarget.reportValidity() || next === value) return;
          set(next);
        }}
      />
    </div>
  );
}
