import { formatWorkflow } from "../../model/formatWorkflow.ts";
import type { Workflow } from "../../model/workflow.ts";

export type FileFormat = "json" | "yaml";

/** Downloads a workflow as `NAME.vwmp.json` or `NAME.vwmp.yaml`, in canonical form. */
export async function downloadWorkflow(workflow: Workflow, format: FileFormat): Promise<void> {
  const text = format === "json" ? formatWorkflow(workflow) : (await import("../../formats/yaml.ts")).writeYaml(workflow);
  downloadBlob(new Blob([text], { type: format === "json" ? "application/json" : "application/yaml" }), workflow.name, `vwmp.${format}`);
}

/** Downloads bytes as a file named after a workflow. */
export function downloadBlob(bytes: Blob, name: string, extension: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileName(name)}.${extension}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A workflow's name as that of a file, without its ending. */
export function fileName(name: string): string {
  const safe = name
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return safe.slice(0, 80) || "workflow";
}
