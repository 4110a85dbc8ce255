import { existsSync } from "node:fs";
import { basename } from "node:path";
import { parseWorkflow, type Workflow } from "#engine";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";
import { formatOf, workflowText } from "./workflowText.ts";
import { writeText } from "./writeText.ts";

/** A small workflow that runs, with a parameter, an expression and a test: something to change. */
const STARTING = {
  format: "vwmp/1",
  parameters: { who: { kind: "text", label: "Who", default: "World" } },
  nodes: {
    start: { type: "manual@1" },
    greeting: { type: "edit-fields@1", params: { fields: [{ name: "greeting", value: "Hello, ${parameters.who}!" }] } },
  },
  edges: ["start -> greeting"],
  tests: [{ name: "greets by name", parameters: { who: "Ada" }, expect: { greeting: [{ greeting: "Hello, Ada!" }] } }],
  layout: { nodes: { start: [0, 0], greeting: [260, 0] } },
};

/** `vwmp new`: writes a file to start from, as YAML where the name says so. Never writes over a file. */
export async function newFile(name: string, terminal: Terminal): Promise<number> {
  const file = /\.(json|ya?ml)$/i.test(name) ? name : `${name}.vwmp.json`;
  if (existsSync(file)) throw new UsageError(`“${file}” is there already; choose another name.`);
  const { workflow } = parseWorkflow({ ...STARTING, name: basename(file).replace(/(\.vwmp)?\.(json|ya?ml)$/i, "") });
  await writeText(file, workflowText(workflow as Workflow, formatOf(file)));
  terminal.message(`${file}: written\nRun it:  vwmp run ${file} -p who=Ada\nTest it: vwmp test ${file}`);
  return 0;
}
