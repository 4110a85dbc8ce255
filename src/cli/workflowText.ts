import { formatWorkflow, type Workflow, writeYaml } from "#engine";

const WRITERS = { json: formatWorkflow, yaml: writeYaml } as const;
export type FileFormat = keyof typeof WRITERS;

/** The formats that a workflow can be written in. */
export const FILE_FORMATS = Object.keys(WRITERS) as readonly FileFormat[];

/** What the ending of a file says; undefined where it says nothing. */
export function formatOf(path: string): FileFormat | undefined {
  if (/\.ya?ml$/i.test(path)) return "yaml";
  return /\.json$/i.test(path) ? "json" : undefined;
}

/** A workflow in its canonical form. */
export function workflowText(workflow: Workflow, format: FileFormat = "json"): string {
  return WRITERS[format](workflow);
}
