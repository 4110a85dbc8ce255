import { writeFile } from "node:fs/promises";
import { parseWorkflow } from "#engine";
import { problemLine } from "./checkFiles.ts";
import { readSource } from "./readSource.ts";
import type { Terminal } from "./terminal.ts";
import { formatOf, workflowText } from "./workflowText.ts";

/** `vwmp format`: rewrites each file in its canonical form; files that cannot be read as workflows are left as they are. */
export async function formatFiles(files: readonly string[], flags: { readonly check?: boolean }, terminal: Terminal): Promise<number> {
  let status = 0;
  for (const file of files) {
    const before = await readSource(file);
    const { workflow, problems } = parseWorkflow(before);
    if (workflow === undefined) {
      for (const problem of problems) terminal.message(problemLine(file, problem, terminal));
      status = 1;
      continue;
    }
    const after = workflowText(workflow, formatOf(file));
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
