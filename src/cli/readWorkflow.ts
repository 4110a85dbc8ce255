import { parseWorkflow, type Workflow } from "#engine";
import { problemLine } from "./checkFiles.ts";
import { readSource } from "./readSource.ts";
import type { Terminal } from "./terminal.ts";

/** The workflow of a file; undefined where it cannot be read as one, which is told. */
export async function readWorkflow(file: string, terminal: Terminal): Promise<Workflow | undefined> {
  const { workflow, problems } = parseWorkflow(await readSource(file));
  if (workflow === undefined) for (const problem of problems) terminal.message(problemLine(file, problem, terminal));
  return workflow;
}
