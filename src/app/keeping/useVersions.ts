import { useEffect, useState } from "react";
import { diffWorkflows, type WorkflowDiff } from "../../model/diffWorkflows.ts";
import type { VersionHead } from "../../model/versionStore.ts";
import type { Workflow } from "../../model/workflow.ts";
import { storageFailed } from "../editor/autosave.ts";
import { useEditor } from "../editor/editorStore.ts";
import { readWorkflow } from "../library/readWorkflow.ts";
import { workflowStore } from "../library/workflowStore.ts";

/** What a version is compared with. */
export type Comparison = "now" | "before" | "none";

/** The versions of the open workflow, newest first, and how to read them again; undefined until they are there. */
export function useVersions(): { readonly list: readonly VersionHead[] | undefined; readonly refresh: () => Promise<void> } {
  const id = useEditor((state) => state.id);
  const [list, setList] = useState<readonly VersionHead[]>();
  const refresh = async (): Promise<void> => {
    try {
      setList(await workflowStore().versions.list(id));
    } catch {
      storageFailed();
      setList([]);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each workflow
  useEffect(() => void refresh(), [id]);
  return { list, refresh };
}

export type ShownVersion = { readonly head: VersionHead; readonly workflow: Workflow; readonly diff: WorkflowDiff };

/** A version, and how it differs: from it to what is open now, or to it from the one before. Undefined until it is read. */
export function useShownVersion(
  head: VersionHead | undefined,
  earlier: VersionHead | undefined,
  comparison: Comparison,
): ShownVersion | undefined {
  const now = useEditor((state) => state.workflow);
  const [shown, setShown] = useState<ShownVersion>();
  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      const workflow = head && (await textOf(head));
      const before = comparison === "before" && earlier !== undefined ? await textOf(earlier) : undefined;
      if (!current || head === undefined || workflow === undefined) return;
      const diff = comparison === "now" ? diffWorkflows(workflow, now) : diffWorkflows(before ?? workflow, workflow);
      setShown({ head, workflow, diff });
    };
    read().catch(storageFailed);
    return () => {
      current = false;
    };
  }, [head, earlier, comparison, now]);
  return shown?.head === head ? shown : undefined;
}

async function textOf({ workflow, number }: VersionHead): Promise<Workflow | undefined> {
  const text = await workflowStore().versions.text(workflow, number);
  return text === undefined ? undefined : (await readWorkflow(text)).workflow;
}
