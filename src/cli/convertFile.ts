import { readWorkflow } from "./readWorkflow.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";
import { FILE_FORMATS, type FileFormat, formatOf, workflowText } from "./workflowText.ts";
import { writeText } from "./writeText.ts";

type Flags = { readonly output?: string; readonly to?: string };

/**
 * `vwmp convert`: a workflow as JSON or YAML, by `--to` or the ending of the output; without either it becomes the other of the two.
 * Nothing of the file is lost but comments.
 */
export async function convertFile(file: string, { output = "-", to }: Flags, terminal: Terminal): Promise<number> {
  const format = to === undefined ? (formatOf(output) ?? (formatOf(file) === "yaml" ? "json" : "yaml")) : asked(to);
  const workflow = await readWorkflow(file, terminal);
  if (workflow === undefined) return 1;
  const text = workflowText(workflow, format);
  if (output === "-") terminal.result(text);
  else {
    await writeText(output, text);
    terminal.message(`${output}: written as ${format.toUpperCase()}`);
  }
  return 0;
}

function asked(name: string): FileFormat {
  const format = FILE_FORMATS.find((each) => each === name);
  if (format !== undefined) return format;
  throw new UsageError(`--to takes ${FILE_FORMATS.join(" or ")}, not “${name}”.`);
}
