import type { RunStart } from "../../model/event.ts";
import type { Item } from "../../model/item.ts";
import { emptyRecord, own } from "../../model/json.ts";
import type { Workflow } from "../../model/workflow.ts";
import { downloadWorkflow, fileName } from "../library/download.ts";
import { saveAs } from "../library/saveAs.ts";
import { engineClient } from "../run/engineClient.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";
import { nodeCommand } from "./nodeCommand.ts";

/** Copies the command that does in Node what a run did, and offers the files it names: the workflow with the pins of the run, and its input. */
export async function copyNodeCommand(runId: string): Promise<void> {
  const answer = await engineClient().openRun(runId, { events: async () => undefined, lost: () => undefined });
  const refused = answer.ok ? ("refused" in answer.value ? answer.value.refused : undefined) : answer;
  if (refused !== undefined || !answer.ok || "refused" in answer.value) {
    toast(t("No command was copied. {message}", { message: told(refused?.message ?? "") }));
    return;
  }
  const { start, parameters, seed } = answer.value;
  const { document, allow, until, only, trigger, input } = start;
  const name = fileName(document.name);
  const file = `${name}.vwmp.json`;
  const inputFile = input === undefined ? undefined : `${name}.input.json`;
  const command = nodeCommand({ file, parameters, seed, allow, until: only ?? until, trigger, input: inputFile });
  try {
    await navigator.clipboard.writeText(command);
  } catch {
    toast(t("The clipboard is closed to this page. The command: {command}", { command }));
    return;
  }
  toast(t("Copied. The command runs {file}.", { file }), {
    label: inputFile === undefined ? t("Download the file") : t("Download the files"),
    run: () => {
      void downloadWorkflow(withPins(document, start.pins), "json");
      if (inputFile !== undefined) saveAs(new Blob([JSON.stringify(input, undefined, 2)], { type: "application/json" }), inputFile);
    },
  });
}

/** The workflow with the pins that one run had over its own. */
function withPins(workflow: Workflow, over: RunStart["pins"]): Workflow {
  if (over === undefined) return workflow;
  const pins = emptyRecord<readonly Item[]>();
  for (const each of [workflow.pins ?? {}, over]) for (const key of Object.keys(each)) pins[key] = own(each, key) as readonly Item[];
  return { ...workflow, pins };
}
