import { parseDuration } from "../../../model/duration.ts";
import { durationText } from "../../../model/durationText.ts";
import { t } from "../../words/words.ts";
import type { ControlProps } from "./FieldControl.tsx";

/** A length of time as text: `5s`, `1m30s`, or milliseconds; told in words, and with its units where it is none. */
export function DurationControl({ field, id, value, onChange, describedBy, invalid }: ControlProps<"duration">) {
  const shown = value ?? field.default ?? "";
  const text = typeof shown === "string" ? shown : JSON.stringify(shown);
  const ms = parseDuration(text);
  const note = text === "" ? undefined : ms === undefined ? t("Units: ms, s, m, h, d, w") : durationText(ms);
  return (
    <>
      <input
        id={id}
        type="text"
        className="input"
        value={text}
        placeholder={field.placeholder ?? t("5s, 1m30s, 250ms")}
        required={field.required}
        aria-describedby={[describedBy, note && `${id}-note`].filter(Boolean).join(" ") || undefined}
        aria-invalid={invalid}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className="field-note">
          {note}
        </p>
      )}
    </>
  );
}
