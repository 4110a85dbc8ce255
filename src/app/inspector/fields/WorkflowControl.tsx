import type { ControlProps } from "./FieldControl.tsx";
import { TextControl } from "./TextControl.tsx";

/** The name of a workflow to call. */
export function WorkflowControl({ field, ...props }: ControlProps<"workflow">) {
  return <TextControl {...props} field={{ ...field, kind: "text" }} />;
}
