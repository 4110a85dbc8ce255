import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";

/** The text of a file; undefined, and said so, when it cannot be read. */
export async function textOf(file: File | undefined): Promise<string | undefined> {
  try {
    return await file?.text();
  } catch {
    toast(t("“{name}” could not be read.", { name: file?.name ?? "" }));
    return undefined;
  }
}
