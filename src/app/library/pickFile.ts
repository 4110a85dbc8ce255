import { toast } from "../ui/Toasts.tsx";
import { importText } from "./library.ts";

/** The text of a workflow file that the person picks; undefined when they pick none. */
export function pickText(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".json,.yaml,.yml,application/json,application/vnd.vwmp.workflow+json";
    input.addEventListener("change", () => resolve(textOf(input.files?.[0])));
    input.addEventListener("cancel", () => resolve(undefined));
    input.click();
  });
}

/** Opens a workflow file that the person picks. */
export async function pickFile(): Promise<void> {
  const text = await pickText();
  if (text !== undefined) await importText(text);
}

/** The text of a file; undefined, and said so, when it cannot be read. */
export async function textOf(file: File | undefined): Promise<string | undefined> {
  try {
    return await file?.text();
  } catch {
    toast(`“${file?.name}” could not be read.`);
    return undefined;
  }
}
