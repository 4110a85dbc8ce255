import type { FileItem } from "../../model/fileItem.ts";
import { engineClient } from "../run/engineClient.ts";
import { t } from "../words/words.ts";

/** Files that a person picked or dropped, kept on the device so that a run can read them. */
export async function keepFiles(files: readonly File[]): Promise<{ readonly files: readonly FileItem[] } | { readonly problem: string }> {
  const kept: FileItem[] = [];
  for (const file of files) {
    const answer = await engineClient().keepFile(file);
    if (!answer.ok) return { problem: t("“{name}” could not be kept: {message}", { name: file.name, message: answer.message }) };
    kept.push(answer.value);
  }
  return { files: kept };
}
