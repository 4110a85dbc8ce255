import { type FormEvent, useState } from "react";
import { checkParams } from "../../model/checkParams.ts";
import { emptyRecord, type Json, type JsonObject, own } from "../../model/json.ts";
import type { Workflow } from "../../model/workflow.ts";
import type { FieldFault } from "../inspector/ParamField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ParameterField } from "./ParameterField.tsx";
import { useRunPrompt } from "./runPrompts.ts";
import { useFirstFocus } from "./useFirstFocus.ts";

/** The form of the workflow's parameters, before a run that needs them. */
export function RunParametersDialog() {
  const prompt = useRunPrompt((state) => state.open);
  if (prompt?.kind !== "parameters") return null;
  return (
    <Dialog title="Run parameters" onClose={() => prompt.answer(undefined)}>
      <ParameterForm workflow={prompt.workflow} given={prompt.given} answer={prompt.answer} />
    </Dialog>
  );
}

type FormProps = { readonly workflow: Workflow; readonly given: JsonObject; answer(values: JsonObject | undefined): void };

function ParameterForm({ workflow, given, answer }: FormProps) {
  const [values, setValues] = useState<JsonObject>(given);
  const [tried, setTried] = useState(false);
  const form = useFirstFocus<HTMLFormElement>("input, textarea, select");
  const fields = workflow.parameters ?? {};
  const faults = checkParams(fields, values, [], undefined);
  const faultsOf = (name: string): readonly FieldFault[] =>
    faults.filter(({ path }) => path[0] === name).map(({ path, message }) => ({ path: path.slice(1), message }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (faults.length === 0) answer(values);
  };
  return (
    <form ref={form} className="dialog-body" onSubmit={submit} noValidate>
      {Object.entries(fields).map(([name, field]) => (
        <ParameterField
          key={name}
          name={name}
          field={field}
          value={own(values, name)}
          faults={tried ? faultsOf(name) : []}
          change={(value) => setValues((before) => withValue(before, name, value))}
        />
      ))}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={() => answer(undefined)}>
          Cancel
        </button>
        <button type="submit" className="button primary">
          Run
        </button>
      </div>
    </form>
  );
}

function withValue(values: JsonObject, name: string, value: Json | undefined): JsonObject {
  const next = emptyRecord<Json>();
  for (const [key, kept] of Object.entries(values)) if (kept !== undefined && key !== name) next[key] = kept;
  if (value !== undefined) next[name] = value;
  return next;
}
