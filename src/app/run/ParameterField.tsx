import { useId } from "react";
import type { Field } from "../../model/field.ts";
import type { Json } from "../../model/json.ts";
import { FieldControl } from "../inspector/fields/FieldControl.tsx";
import type { FieldFault } from "../inspector/ParamField.tsx";
import "../inspector/inspector.css";
import { told } from "../words/words.ts";

type Props = {
  readonly name: string;
  readonly field: Field;
  readonly value: Json | undefined;
  /** What is wrong with it, each with its place in the value. */
  readonly faults: readonly FieldFault[];
  change(value: Json | undefined): void;
};

/** One parameter of a run, named by its label, with the control that a node's param of its kind has. */
export function ParameterField({ name, field, value, faults, change }: Props) {
  const error = told(faults.find((fault) => field.kind !== "list" || fault.path.length === 0)?.message);
  const id = useId();
  const helpId = field.help === undefined ? undefined : `${id}-help`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const described = [errorId, helpId].filter((each) => each !== undefined).join(" ") || undefined;
  const control = (
    <FieldControl
      field={{ ...field, label: field.label || name }}
      id={id}
      value={value}
      onChange={change}
      describedBy={described}
      invalid={error !== undefined}
      node=""
      faults={faults}
    />
  );
  const beside = field.kind === "boolean";
  const Label = field.kind === "list" ? "span" : "label";
  return (
    <div className={beside ? "field beside" : "field"}>
      <div className="field-head">
        <Label
          id={`${id}-label`}
          {...(Label === "label" ? { htmlFor: id } : {})}
          className="field-label"
          data-required={field.required === true}
        >
          {field.label || name}
        </Label>
        {beside && control}
      </div>
      {!beside && control}
      {error !== undefined && (
        <p id={errorId} className="field-error">
          {error}
        </p>
      )}
      {field.help !== undefined && (
        <p id={helpId} className="field-help">
          {field.help}
        </p>
      )}
    </div>
  );
}
