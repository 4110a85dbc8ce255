import type { Json } from "../../../model/json.ts";
import { ExpressionResult } from "../ExpressionResult.tsx";
import type { ControlProps } from "./FieldControl.tsx";

const ROW = 34;

/** A template with `${ … }`, and what it gives on the data of the last run. Also every other field in expression mode. */
export function ExpressionControl({
  field,
  id,
  value,
  onChange,
  describedBy,
  invalid,
  node,
}: Omit<ControlProps, "field"> & { readonly field: ControlProps["field"] }) {
  const shown = value ?? (field.default as Json | undefined) ?? "";
  const text = typeof shown === "string" ? shown : JSON.stringify(shown);
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / ROW)), 0);
  return (
    <>
      <textarea
        id={id}
        className="input expression"
        rows={Math.min(8, Math.max(1, lines))}
        value={text}
        placeholder={field.placeholder ?? `\${item.name}`}
        required={field.required}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
      />
      <ExpressionResult template={text} node={node} />
    </>
  );
}
