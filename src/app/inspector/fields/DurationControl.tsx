import type { ControlProps } from "./FieldControl.tsx";

/** A length of time as text: `5s`, `1m30s`, or milliseconds. */
export function DurationControl({ field, id, value, onChange, describedBy, invalid }: ControlProps<"duration">) {
  const shown = value ?? field.default ?? "";
  return (
    <input
      id={id}
      type="text"
      className="input"
      value={typeof shown === "string" ? shown : JSON.stringify(shown)}
      placeholder={field.placeholder ?? "5s, 1m30s, 250ms"}
      required={field.required}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
    />
  );
}
