import { downloadWorkflow, fileName } from "../library/download.ts";
import { engineClient } from "../run/engineClient.ts";
import { toast } from "../ui/Toasts.tsx";
import { nodeCommand } from "./nodeCommand.ts";

/** Copies the command that does in Node what a run did, and offers the file it names. */
export async function copyNodeCommand(runId: string): Promise<void> {
  const answer = await engineClient().openRun(runId, { events: async () => undefined, lost: () => undefined });
  const refused = answer.ok ? ("refused" in answer.value ? answer.value.refused : undefined) : answer;
  if (refused !== undefined || !answer.ok || "refused" in answer.value) {
    toast(`No command was copied. ${refused?.message ?? ""}`);
    return;
  }
  const { start, parameters, seed } = answer.value;
  const { document, allow, until, only, trigger } = start;
  const file = `${fileName(document.name)}.vwmp.json`;
  const command = nodeCommand({ file, parameters, seed, allow, until: only ?? until, trigger });
  try {
    await navigator.clipboard.writeText(command);
  } catch {
    toast(`The clipboard is closed to this page. The command: ${command}`);
    return;
  }
  toast(`Copied. The command runs ${file}.`, { label: "Download the file", run: () => void downloadWorkflow(document, "json") });
}
