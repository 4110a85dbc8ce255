import type { FileItem } from "../../model/fileItem.ts";
import { saveAs } from "../library/saveAs.ts";
import { engineClient } from "../run/engineClient.ts";
import { toast } from "../ui/Toasts.tsx";
import { msg, t } from "../words/words.ts";

export const GONE = msg("The bytes of this file are not kept any more. Run the workflow again to make it anew.");

/** Has the browser download a file among items. */
export async function downloadFile(file: FileItem): Promise<void> {
  const answer = await engineClient().readFile(file);
  if (!answer.ok) toast(answer.message);
  else if (answer.value === undefined) toast(t(GONE));
  else saveAs(answer.value, file.name);
}
