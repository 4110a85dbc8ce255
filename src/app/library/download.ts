import { formatWorkflow } from "../../model/formatWorkflow.ts";
import type { Workflow } from "../../model/workflow.ts";
import { saveAs } from "./saveAs.ts";

export type FileFormat = "json" | "yaml";

/** Downloads a workflow as `NAME.vwmp.json` or `NAME.vwmp.yaml`, in canonical form. */
export async function downloadWorkflow(workflow: Workflow, format: FileFormat): Promise<void> {
  const text = format === "json" ? formatWorkflow(workflow) : (await import("../../formats/yaml.ts")).writeYaml(workflow);
  downloadBlob(new Blob([text], { type: format === "json" ? "application/json" : "application/yaml" }), workflow.name, `vwmp.${format}`);
}

/** Downloads bytes as a file named after a workflow. */
export function downloadBlob(bytes: Blob, name: string, extension: string): void {
  saveAs(bytes, `${fileName(name)}.${extension}`);
}

/** How the file of a workflow is called, without its ending. */
export function fileName(name: string): string {
  const safe = name
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return safe.slice(0, 80) || "workflow";
}
