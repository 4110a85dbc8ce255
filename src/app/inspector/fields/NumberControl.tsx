import type { ControlProps } from "./FieldControl.tsx";

/** A number; empty unsets it. */
export function NumberControl({ field, id, value, onChange, describedBy, invalid }: ControlProps<"number">) {
  const shown = value ?? field.default ?? "";
  return (
    <input
      id={id}
      type="number"
      className="input"
      value={typeof shown === "number" || typeof shown === "string" ? shown : ""}
      min={field.min}
      max={field.max}
      step={field.integer ? 1 : "any"}
      placeholder={field.placeholder}
      required={field.required}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={(event) => onChange(event.target.value === "" ? undefined : Number(event.target.value))}
    />
  );
}
