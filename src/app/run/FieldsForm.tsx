import { type FormEvent, type ReactNode, useState } from "react";
import { checkParams } from "../../model/checkParams.ts";
import type { Fields } from "../../model/field.ts";
import { emptyRecord, type Json, type JsonObject, own } from "../../model/json.ts";
import type { FieldFault } from "../inspector/ParamField.tsx";
import { t } from "../words/words.ts";
import { ParameterField } from "./ParameterField.tsx";
import { useFirstFocus } from "./useFirstFocus.ts";

type Props = {
  readonly fields: Fields;
  readonly given: JsonObject;
  /** What its button says. */
  readonly send: string;
  /** Said above the fields. */
  readonly children?: ReactNode;
  /** The values, once they are right. */
  answer(values: JsonObject): void;
  /** Of a form in a dialog, whose first field has the focus. */
  readonly cancel?: () => void;
};

/** A form to fill in, with the controls of a node's params; checked when it is sent. */
export function FieldsForm({ fields, given, send, children, answer, cancel }: Props) {
  const [values, setValues] = useState<JsonObject>(given);
  const [tried, setTried] = useState(false);
  const form = useFirstFocus<HTMLFormElement>(cancel && "input, textarea, select, [role=textbox], .code-waiting, button[type=submit]");
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
      {children}
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
      <div className="dialog-actions form-actions">
        {cancel !== undefined && (
          <button type="button" className="button" onClick={cancel}>
            {t("Cancel")}
          </button>
        )}
        <button type="submit" className="button primary">
          {send}
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
