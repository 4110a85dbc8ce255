import type { ControlProps } from "./FieldControl.tsx";
import { TextControl } from "./TextControl.tsx";

/** Source text of a language. */
export function CodeControl({ field, ...props }: ControlProps<"code">) {
  return <TextControl {...props} field={{ ...field, kind: "text", multiline: true }} />;
}
