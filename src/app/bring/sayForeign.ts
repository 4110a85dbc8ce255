import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import type { Recognised } from "./recognise.ts";

/** Says that a workflow of another program cannot be converted. */
export function sayForeign({ of, name }: Extract<Recognised, { kind: "foreign" }>): void {
  const what = name === undefined ? t("This is a {tool} export", { tool: of }) : t("“{name}” is an {tool} workflow", { name, tool: of });
  toast(t("{what}. VWMP cannot convert {tool} workflows yet, so nothing was added.", { what, tool: of }));
}
