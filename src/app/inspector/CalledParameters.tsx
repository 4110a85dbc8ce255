import type { Field, Fields } from "../../model/field.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import { withEntry } from "../../model/recordEdits.ts";
import { type FieldFault, ParamField } from "./ParamField.tsx";

type Props = {
  /** Of the field, which each parameter's own id begins with. */
  readonly id: string;
  readonly field: Field;
  readonly parameters: Fields;
  readonly value: Json | undefined;
  readonly node: string;
  readonly faults: readonly FieldFault[];
  readonly onChange: (value: Json | undefined, visit: string) => void;
};

/** The values for the parameters of a called workflow, each in a field of its own. Values by other names are kept. */
export function CalledParameters({ id, field, parameters, value, node, faults, onChange }: Props) {
  const values = isObject(value) ? (value as JsonObject) : undefined;
  return (
    <fieldset className="called-parameters">
      <legend>{field.label}</legend>
      {Object.entries(parameters).map(([name, parameter]) => (
        <ParamField
          key={name}
          id={`${id}-${name}`}
          field={{ ...parameter, label: parameter.label || name }}
          value={own(values, name)}
          node={node}
          faults={faults.filter(({ path }) => path[0] === name).map((fault) => ({ ...fault, path: fault.path.slice(1) }))}
          onChange={(next, visit) => {
            const all = withEntry(values, name, next);
            onChange(Object.keys(all).length === 0 ? undefined : all, visit);
          }}
        />
      ))}
    </fieldset>
  );
}
