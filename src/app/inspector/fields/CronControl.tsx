import type { ControlProps } from "./FieldControl.tsx";
import { TextControl } from "./TextControl.tsx";

/** A cron expression. */
export function CronControl({ field, ...props }: ControlProps<"cron">) {
  return <TextControl {...props} field={{ ...field, kind: "text", placeholder: field.placeholder ?? "0 9 * * 1-5" }} />;
}
