import { useState } from "react";
import { CodeEditor } from "../code/CodeEditor.tsx";
import type { ControlProps } from "./FieldControl.tsx";

/** Source text of a language, and what its reader does not understand in it. */
export function CodeControl({ field, id, value, onChange, describedBy, invalid, node }: ControlProps<"code">) {
  const text = typeof value === "string" ? value : value === undefined ? (field.default ?? "") : JSON.stringify(value);
  const [fault, setFault] = useState<string>();
  return (
    <>
      <CodeEditor
        id={id}
        label={field.label}
        language={field.language}
        text={text}
        placeholder={field.placeholder}
        required={field.required}
        describedBy={[fault === undefined ? undefined : `${id}-syntax`, describedBy].filter(Boolean).join(" ") || undefined}
        invalid={invalid || fault !== undefined}
        node={field.literal === true ? undefined : node}
        program={PROGRAMS.has(field.language) ? node : undefined}
        onChange={(next) => onChange(next === "" && (field.default ?? "") === "" ? undefined : next)}
        onFault={setFault}
      />
      {fault !== undefined && (
        <p id={`${id}-syntax`} className="field-error">
          {fault}
        </p>
      )}
    </>
  );
}

/** Languages whose programs and queries name data. */
const PROGRAMS: ReadonlySet<string> = new Set(["javascript", "sql"]);
