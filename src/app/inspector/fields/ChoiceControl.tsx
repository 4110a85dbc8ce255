import { t } from "../../words/words.ts";
import type { ControlProps } from "./FieldControl.tsx";

/** One of the options; a value that is none of them stays and is shown as it is. */
export function ChoiceControl({ field, id, value, onChange, describedBy, invalid }: ControlProps<"choice">) {
  const current = String(value ?? field.default ?? "");
  const known = field.options.some((option) => option.value === current);
  return (
    <select
      id={id}
      className="input"
      value={current}
      required={field.required}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
    >
      {!known && <option value={current}>{current === "" ? (field.placeholder ?? t("Choose…")) : current}</option>}
      {field.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
