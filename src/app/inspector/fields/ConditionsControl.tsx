import type { Json } from "../../../model/json.ts";
import type { ControlProps } from "./FieldControl.tsx";
import { JsonControl } from "./JsonControl.tsx";

/** Groups of comparisons. */
export function ConditionsControl({ field, ...props }: ControlProps<"conditions">) {
  const { default: initial, ...rest } = field;
  return <JsonControl {...props} field={{ ...rest, kind: "json", ...(initial === undefined ? {} : { default: initial as Json }) }} />;
}
