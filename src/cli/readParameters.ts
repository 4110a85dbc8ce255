import type { Json, JsonObject, Workflow } from "#engine";
import { readJsonSource } from "./readSource.ts";
import type { RunFlags } from "./runFlags.ts";
import { UsageError } from "./usageError.ts";

/** Parameters from `--params` and then `-p`; a value of `-p` is read as the parameter's kind asks. */
export async function readParameters(workflow: Workflow | undefined, flags: Pick<RunFlags, "param" | "params">): Promise<JsonObject> {
  const values = new Map<string, Json>();
  if (flags.params !== undefined) {
    const given = await readJsonSource(flags.params);
    if (typeof given !== "object" || given === null || Array.isArray(given))
      throw new UsageError(`“${flags.params}” must hold a JSON object.`);
    for (const [name, value] of Object.entries(given)) values.set(name, value as Json);
  }
  const fields = workflow?.parameters ?? {};
  for (const pair of flags.param) {
    const at = pair.indexOf("=");
    if (at < 1) throw new UsageError(`“-p ${pair}” must be written as -p name=value.`);
    const name = pair.slice(0, at);
    values.set(name, parameterValue(pair.slice(at + 1), Object.hasOwn(fields, name) ? fields[name]?.kind : undefined));
  }
  return Object.fromEntries(values);
}

function parameterValue(text: string, kind: string | undefined): Json {
  if (kind === "text" || kind === "choice" || kind === "duration") return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
