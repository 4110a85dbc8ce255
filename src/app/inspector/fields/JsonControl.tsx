import { CodeEditor } from "../code/CodeEditor.tsx";
import type { ControlProps } from "./FieldControl.tsx";
import { useJsonText } from "./useJsonText.ts";

/** Any JSON value as text. While the text is not JSON the param keeps its last value, and the field says so. */
export function JsonControl({ field, id, value, onChange, describedBy, invalid, node }: ControlProps<"json">) {
  const { text, fault, change } = useJsonText(value, onChange, { initial: field.default });
  return (
    <>
      <CodeEditor
        id={id}
        label={field.label}
        language="json"
        text={text}
        placeholder={field.placeholder}
        required={field.required}
        describedBy={[describedBy, fault === undefined ? undefined : `${id}-json`].filter(Boolean).join(" ") || undefined}
        invalid={invalid || fault !== undefined}
        node={node}
        onChange={change}
      />
      {fault !== undefined && (
        <p id={`${id}-json`} className="field-error">
          {fault}
        </p>
      )}
    </>
  );
}
