import { withCalled } from "../../../model/calling.ts";
import { useEditor } from "../../editor/editorStore.ts";
import { useSaved } from "../../palette/useSaved.ts";
import { t } from "../../words/words.ts";
import type { ControlProps } from "./FieldControl.tsx";

/** The name of a workflow to call: one of those in the file, a kept one, which comes into the file then, or a reference written by hand. */
export function WorkflowControl({ field, id, value, onChange, describedBy, invalid }: ControlProps<"workflow">) {
  const workflows = useEditor((state) => state.workflow.workflows);
  const saved = [...useSaved(useEditor((state) => state.catalogue)).values()];
  const names = Object.keys(workflows ?? {});
  const name = typeof value === "string" ? value : (field.default ?? "");
  const take = (at: number): void => {
    const called = saved[at];
    if (called === undefined) return;
    onChange(withCalled(useEditor.getState().workflow, called).key, (workflow) => withCalled(workflow, called).workflow);
  };
  return (
    <>
      <input
        id={id}
        type="text"
        className="input"
        list={`${id}-list`}
        value={name}
        placeholder={field.placeholder ?? names[0]}
        required={field.required}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
      />
      <datalist id={`${id}-list`}>
        {names.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      {saved.length > 0 && (
        <select className="input" aria-label={t("Saved workflows")} value="" onChange={(event) => take(Number(event.target.value))}>
          <option value="">{t("Take in a saved workflow…")}</option>
          {saved.map((workflow, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two kept workflows may have one name
            <option key={at} value={at}>
              {workflow.name}
            </option>
          ))}
        </select>
      )}
      {names.length === 0 && saved.length === 0 && <p className="field-note">{t("No workflow is kept inside this one.")}</p>}
    </>
  );
}
