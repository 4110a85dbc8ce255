import { CodeEditor } from "../code/CodeEditor.tsx";
import type { ControlProps } from "./FieldControl.tsx";

/** Source text of a language. */
export function CodeControl({ field, id, value, onChange, describedBy, invalid, node }: ControlProps<"code">) {
  const text = typeof value === "string" ? value : value === undefined ? (field.default ?? "") : JSON.stringify(value);
  return (
    <CodeEditor
      id={id}
      label={field.label}
      language={field.language}
      text={text}
      placeholder={field.placeholder}
      required={field.required}
      describedBy={describedBy}
      invalid={invalid}
      node={field.literal === true ? undefined : node}
      onChange={(next) => onChange(next === "" && (field.default ?? "") === "" ? undefined : next)}
    />
  );
}
