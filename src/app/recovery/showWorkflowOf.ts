import { formatWorkflow } from "../../model/formatWorkflow.ts";
import type { Workflow } from "../../model/workflow.ts";
import { useEditor } from "../editor/editorStore.ts";
import { setUi } from "../editor/uiStore.ts";
import { openNew, openWorkflow, useLibrary } from "../library/library.ts";
import { readWorkflow } from "../library/readWorkflow.ts";
import { newId, workflowStore } from "../library/workflowStore.ts";
import { homeOf } from "../run/runHomes.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";

/**
 * Shows the workflow that a run belongs to and returns its id; a copy of what the run was started with where that is not kept any
 * more.
 */
export async function showWorkflowOf(runId: string, document: Workflow): Promise<string> {
  setUi({ pane: "Canvas" });
  const home = homeOf(runId) ?? (await twinOf(document));
  if (home !== undefined && (home === useEditor.getState().id || (await openWorkflow(home)))) {
    if (logicOf(useEditor.getState().workflow) !== logicOf(document)) {
      toast(t("This workflow was changed since: the run goes on with it as it was."));
    }
    return home;
  }
  const id = newId();
  await openNew(document, id);
  return id;
}

/** A kept workflow that does the same under the same name: a browser that is killed may forget which one it was. */
async function twinOf(document: Workflow): Promise<string | undefined> {
  const logic = logicOf(document);
  for (const { id, name } of useLibrary.getState().entries) {
    if (name !== document.name) continue;
    const kept = await workflowStore()
      .get(id)
      .catch(() => undefined);
    const workflow = kept && (await readWorkflow(kept.text)).workflow;
    if (workflow !== undefined && logicOf(workflow) === logic) return id;
  }
  return undefined;
}

/** A workflow but for how it is drawn. */
function logicOf({ layout: _, ...logic }: Workflow): string {
  return formatWorkflow(logic);
}
