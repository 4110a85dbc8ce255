import { writeFile } from "node:fs/promises";
import { parseWorkflow, type Workflow, WorkflowEngine } from "#engine";
import { problemLine } from "./checkFiles.ts";
import { readSource } from "./readSource.ts";
import type { Terminal } from "./terminal.ts";
import { formatOf, workflowText } from "./workflowText.ts";

type Flags = { readonly check?: boolean; readonly upgrade?: boolean };

/**
 * `vwmp format`: rewrites each file in its canonical form; files that cannot be read as workflows are left as they are. With `upgrade` each
 * node is brought to the newest version of its type that `engine` knows a way to.
 */
export async function formatFiles(
  files: readonly string[],
  flags: Flags,
  terminal: Terminal,
  engine: Pick<WorkflowEngine, "upgrade"> = new WorkflowEngine(),
): Promise<number> {
  let status = 0;
  for (const file of files) {
    const before = await readSource(file);
    const { workflow, problems } = parseWorkflow(before);
    if (workflow === undefined) {
      for (const problem of problems) terminal.message(problemLine(file, problem, terminal));
      status = 1;
      continue;
    }
    const after = workflowText(flags.upgrade === true ? await upgraded(file, workflow, engine, terminal) : workflow, formatOf(file));
    if (file === "-") terminal.result(after);
    else if (after !== before && flags.check === true) {
      terminal.message(`${file}: not in canonical form`);
      status = 1;
    } else if (after !== before) {
      await writeFile(file, after);
      terminal.message(`${file}: rewritten`);
    }
  }
  return status;
}

async function upgraded(file: string, workflow: Workflow, engine: Pick<WorkflowEngine, "upgrade">, terminal: Terminal): Promise<Workflow> {
  const result = await engine.upgrade(workflow);
  for (const { node, from, to } of result?.upgrades ?? []) terminal.message(`${file}: ${node}: ${from} -> ${to}`);
  return result?.workflow ?? workflow;
}
