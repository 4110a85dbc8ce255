import { toast } from "../ui/Toasts.tsx";
import type { Recognised } from "./recognise.ts";

/** Says that a workflow of another program cannot be converted. */
export function sayForeign({ of, name }: Extract<Recognised, { kind: "foreign" }>): void {
  const what = name === undefined ? `This is a ${of} export` : `“${name}” is an ${of} workflow`;
  toast(`${what}. VWMP cannot convert ${of} workflows yet, so nothing was added.`);
}
