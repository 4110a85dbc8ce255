import type { ControlProps } from "./FieldControl.tsx";

/** On or off. */
export function BooleanControl({ field, id, value, onChange, describedBy, invalid }: ControlProps<"boolean">) {
  const on = typeof value === "boolean" ? value : (field.default ?? false);
  return (
    <input
      id={id}
      type="checkbox"
      role="switch"
      className="switch"
      checked={on}
      aria-checked={on}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
