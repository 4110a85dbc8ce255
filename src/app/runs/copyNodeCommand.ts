import { downloadWorkflow, fileName } from "../library/download.ts";
import { engineClient } from "../run/engineClient.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import { nodeCommand } from "./nodeCommand.ts";

/** Copies the command that does in Node what a run did, and offers the file it names. */
export async function copyNodeCommand(runId: string): Promise<void> {
  const answer = await engineClient().openRun(runId, { events: async () => undefined, lost: () => undefined });
  const refused = answer.ok ? ("refused" in answer.value ? answer.value.refused : undefined) : answer;
  if (refused !== undefined || !answer.ok || "refused" in answer.value) {
    toast(t("No command was copied. {message}", { message: refused?.message ?? "" }));
    return;
  }
  const { start, parameters, seed } = answer.value;
  const { document, allow, until, only, trigger } = start;
  const file = `${fileName(document.name)}.vwmp.json`;
  const command = nodeCommand({ file, parameters, seed, allow, until: only ?? until, trigger });
  try {
    await navigator.clipboard.writeText(command);
  } catch {
    toast(t("The clipboard is closed to this page. The command: {command}", { command }));
    return;
  }
  toast(t("Copied. The command runs {file}.", { file }), {
    label: t("Download the file"),
    run: () => void downloadWorkflow(document, "json"),
  });
}
