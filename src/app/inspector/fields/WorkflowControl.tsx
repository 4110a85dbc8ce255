import { useEditor } from "../../editor/editorStore.ts";
import { t } from "../../words/words.ts";
import type { ControlProps } from "./FieldControl.tsx";

/** The name of a workflow to call: one of those in the file, or a reference that is written by hand. */
export function WorkflowControl({ field, id, value, onChange, describedBy, invalid }: ControlProps<"workflow">) {
  const workflows = useEditor((state) => state.workflow.workflows);
  const names = Object.keys(workflows ?? {});
  return (
    <>
      <input
        id={id}
        type="text"
        className="input"
        list={`${id}-list`}
        value={typeof value === "string" ? value : (field.default ?? "")}
        placeholder={field.placeholder ?? names[0]}
        required={field.required}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
      />
      <datalist id={`${id}-list`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {names.length === 0 && <p className="field-note">{t("No workflow is kept inside this one.")}</p>}
    </>
  );
}
