import { formatWorkflow, type Workflow, writeYaml } from "#engine";
import { readWorkflow } from "./readWorkflow.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";
import { writeText } from "./writeText.ts";

const FORMATS = { json: formatWorkflow, yaml: writeYaml } as const;
type Format = keyof typeof FORMATS;
type Flags = { readonly output?: string; readonly to?: string };

/**
 * `vwmp convert`: a workflow as JSON or YAML, by `--to` or the ending of the output; without either it becomes the other of the two.
 * Nothing of the file is lost but comments.
 */
export async function convertFile(file: string, { output = "-", to }: Flags, terminal: Terminal): Promise<number> {
  const format = to === undefined ? (formatOf(output) ?? (formatOf(file) === "yaml" ? "json" : "yaml")) : asked(to);
  const workflow = await readWorkflow(file, terminal);
  if (workflow === undefined) return 1;
  const text = FORMATS[format](workflow as Workflow);
  if (output === "-") terminal.result(text);
  else {
    await writeText(output, text);
    terminal.message(`${output}: written as ${format.toUpperCase()}`);
  }
  return 0;
}

function formatOf(path: string): Format | undefined {
  if (/\.ya?ml$/i.test(path)) return "yaml";
  return /\.json$/i.test(path) ? "json" : undefined;
}

function asked(name: string): Format {
  if (Object.hasOwn(FORMATS, name)) return name as Format;
  throw new UsageError(`--to takes ${Object.keys(FORMATS).join(" or ")}, not “${name}”.`);
}
