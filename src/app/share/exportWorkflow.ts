import type { Workflow } from "../../model/workflow.ts";
import { useEditor } from "../editor/editorStore.ts";
import { downloadWorkflow } from "../library/download.ts";
import { openShare } from "./shareStore.ts";

export const EXPORT_FORMATS = ["json", "yaml", "svg", "png", "mermaid"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Downloads the open workflow; where it holds what looks like secrets, asks first. */
export async function exportOpen(format: ExportFormat): Promise<void> {
  const { workflow } = useEditor.getState();
  const { literalSecrets } = await import("../../model/literalSecrets.ts");
  const found = literalSecrets(workflow);
  if (found.length > 0) openShare({ of: "secrets", format, found });
  else await writeExport(workflow, format);
}

/** Downloads a workflow as a file or a picture of it. */
export async function writeExport(workflow: Workflow, format: ExportFormat): Promise<void> {
  if (format === "json" || format === "yaml") await downloadWorkflow(workflow, format);
  else {
    const { writePicture } = await import("../picture/writePicture.ts");
    await writePicture(workflow, format);
  }
}
