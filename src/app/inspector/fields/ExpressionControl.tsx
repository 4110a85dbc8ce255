import type { Json } from "../../../model/json.ts";
import { CodeEditor } from "../code/CodeEditor.tsx";
import { ExpressionResult } from "../ExpressionResult.tsx";
import type { ControlProps } from "./FieldControl.tsx";

/** A template with `${ … }`, and what it gives on the data of the last run. Also every other field in expression mode. */
export function ExpressionControl({
  field,
  id,
  value,
  onChange,
  describedBy,
  invalid,
  node,
  onValue,
}: Omit<ControlProps, "field"> & { readonly field: ControlProps["field"]; readonly onValue?: (value: unknown) => void }) {
  const shown = value ?? (field.default as Json | undefined) ?? "";
  const text = typeof shown === "string" ? shown : JSON.stringify(shown);
  return (
    <div className="expression-field">
      <CodeEditor
        id={id}
        label={field.label}
        language="template"
        text={text}
        placeholder={field.placeholder ?? "${item.name}"}
        required={field.required}
        describedBy={describedBy}
        invalid={invalid}
        node={node}
        secrets={field.kind === "text" && field.secret}
        onChange={(next) => onChange(next === "" ? undefined : next)}
      />
      <ExpressionResult template={text} node={node} onValue={onValue} hidden={invalid} />
    </div>
  );
}
