import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";

/** Says why nothing is made of a text, and what can be pasted in its place. */
export function sayUnusable(text: string): void {
  toast(
    /^\s*[[{]/.test(text)
      ? t("This JSON has a fault; paste whole JSON, a table, XML, YAML, an address, a cURL command or a workflow.")
      : t("This text is no data; paste JSON, a table, XML, YAML, an address, a cURL command or a workflow."),
  );
}
