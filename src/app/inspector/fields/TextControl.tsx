import type { ControlProps } from "./FieldControl.tsx";

/** Text of one line, or of many. */
export function TextControl({ field, id, value, onChange, describedBy, invalid }: ControlProps<"text">) {
  const shared = {
    id,
    value: typeof value === "string" ? value : value === undefined ? (field.default ?? "") : JSON.stringify(value),
    placeholder: field.placeholder,
    required: field.required,
    "aria-describedby": describedBy,
    "aria-invalid": invalid,
    spellCheck: false,
  };
  const change = (text: string): void => onChange(text === "" && (field.default ?? "") === "" ? undefined : text);
  if (field.multiline) return <textarea {...shared} className="input" rows={6} onChange={(event) => change(event.target.value)} />;
  return <input {...shared} type="text" className="input" onChange={(event) => change(event.target.value)} />;
}
