import { create } from "zustand";
import type { Permissions, Workflow } from "../../model/workflow.ts";
import { flush } from "../editor/autosave.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { laidOut } from "../editor/tidying.ts";
import { readWorkflow } from "../library/readWorkflow.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";
import { readAddress } from "./addressKeys.ts";
import { askedBy } from "./askedBy.ts";

/** Where a previewed workflow came from: `link`: from the address itself; `path`: a file of this site that the address names. */
export type PreviewSource = "link" | "path" | "file";

type PreviewState = {
  readonly source: PreviewSource;
  /** Undefined until it is known. */
  readonly asked: Permissions | { readonly problem: string } | undefined;
};

/** What the banner of a preview shows; of use only while the editor shows a preview. */
export const usePreview = create<PreviewState>(() => ({ source: "link", asked: undefined }));

/**
 * Shows a workflow that nobody has agreed to yet. It is not kept, not changed and not run; opening any other workflow, or keeping it
 * under an id of its own, ends that.
 */
export async function openPreview(workflow: Workflow, source: PreviewSource): Promise<void> {
  const [shown] = await Promise.all([laidOut(workflow), flush()]);
  usePreview.setState({ source, asked: undefined });
  editor.preview(shown);
  await findAsked();
}

/** Finds out what the previewed workflow asks for. */
export async function findAsked(): Promise<void> {
  const { workflow } = useEditor.getState();
  usePreview.setState({ asked: undefined });
  const asked = await askedBy(workflow);
  if (useEditor.getState().workflow === workflow) usePreview.setState({ asked });
}

/** Shows the workflow that the address holds or names as a file, as a preview; false, and said why, where there is none to show. */
export async function openAddressed(): Promise<boolean> {
  const { address, problems } = readAddress(location.hash);
  for (const problem of problems) toast(problem);
  const path = new URLSearchParams(location.search).get("open");
  if (address.s === undefined && path === null) return false;
  const read = await textAt(address.s, path ?? "");
  if ("problem" in read) {
    toast(read.problem);
    return false;
  }
  const { workflow, problems: faults } = await readWorkflow(read.text);
  if (workflow === undefined) {
    const first = faults[0];
    toast(
      address.s === undefined
        ? t("The file holds no workflow that can be opened. {message}", { message: told(first?.message ?? "") })
        : t("The link holds no workflow that can be opened. {message}", { message: told(first?.message ?? "") }),
    );
    return false;
  }
  void openPreview(workflow, address.s === undefined ? "path" : "link");
  return true;
}

async function textAt(packed: string | undefined, path: string) {
  if (packed !== undefined) return (await import("./packedText.ts")).unpackText(packed);
  return (await import("./pathFile.ts")).readOwnFile(path, document.baseURI);
}
