import { useEffect, useState } from "react";
import { own } from "../../../model/json.ts";
import { describeType } from "../../editor/describeType.ts";
import { useEditor } from "../../editor/editorStore.ts";
import { engineClient } from "../../run/engineClient.ts";
import { t, timeLocale } from "../../words/words.ts";
import { CRON_PRESETS } from "./cronPresets.ts";
import type { ControlProps } from "./FieldControl.tsx";

const PAUSE = 150;
const SHOWN = 5;

/** A cron expression, what people ask for most, and the next times at which it is due in the time zone of the same form. */
export function CronControl({ field, id, value, onChange, describedBy, invalid, node }: ControlProps<"cron">) {
  const text = typeof value === "string" ? value : (field.default ?? "");
  const preset = CRON_PRESETS.some(([cron]) => cron === text) ? text : "";
  return (
    <>
      <input
        id={id}
        type="text"
        className="input mono"
        value={text}
        placeholder={field.placeholder ?? "0 9 * * 1-5"}
        required={field.required}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value === "" && field.default === undefined ? undefined : event.target.value)}
      />
      <select
        className="input"
        aria-label={t("Preset: {label}", { label: field.label })}
        value={preset}
        onChange={(event) => event.target.value !== "" && onChange(event.target.value)}
      >
        <option value="">{t("A schedule of your own")}</option>
        {CRON_PRESETS.map(([cron, label]) => (
          <option key={cron} value={cron}>
            {t(label)}
          </option>
        ))}
      </select>
      <ComingTimes cron={text} node={node} />
    </>
  );
}

function ComingTimes({ cron, node }: { readonly cron: string; readonly node: string }) {
  const zone = useEditor(({ workflow, catalogue }) => {
    const owner = own(workflow.nodes, node);
    const field = owner && own(describeType(catalogue, owner.type)?.params, "timeZone");
    return String(own(owner?.params, "timeZone") ?? field?.default ?? "UTC");
  });
  const [times, setTimes] = useState<readonly number[]>([]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await engineClient().nextTimes({ cron, timeZone: zone }, Date.now(), SHOWN);
      if (current) setTimes(answer.ok ? answer.value : []);
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [cron, zone]);
  if (times.length === 0) return null;
  const format = new Intl.DateTimeFormat(timeLocale(), { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  return (
    <div className="field-note">
      {t("Next, in {zone}:", { zone })}
      <ol aria-label={t("Next times")}>
        {times.map((time) => (
          <li key={time}>
            <time dateTime={new Date(time).toISOString()}>{format.format(time)}</time>
          </li>
        ))}
      </ol>
    </div>
  );
}
