import type { ControlProps } from "./FieldControl.tsx";
import { TextControl } from "./TextControl.tsx";

/** Source text of a language. */
export function CodeControl({ field, ...props }: ControlProps<"code">) {
  const { label, help, placeholder, required, default: initial } = field;
  return (
    <TextControl
      {...props}
      field={{ kind: "text", multiline: true, label, ...defined({ help, placeholder, required, default: initial }) }}
    />
  );
}

/** Without the keys that hold nothing. */
function defined<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}
