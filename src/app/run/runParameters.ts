import { emptyRecord, type Json, type JsonObject, own } from "../../model/json.ts";
import type { Workflow } from "../../model/workflow.ts";
import { askParameters } from "./runPrompts.ts";

/** Parameters given last, by workflow: what the form starts from. */
const lastParameters = new Map<string, JsonObject>();

/** What a run has without asking: what was given last, else the defaults. `open`: something that it needs is not among them. */
export function knownParameters(id: string, workflow: Workflow): { readonly given: JsonObject; readonly open: boolean } {
  const last = lastParameters.get(id);
  const given = emptyRecord<Json>();
  let open = false;
  for (const [name, field] of Object.entries(workflow.parameters ?? {})) {
    const value = own(last, name) ?? (field.default as Json | undefined);
    if (value !== undefined) given[name] = value;
    else open ||= last === undefined || field.required === true;
  }
  return { given, open };
}

/** Whether a run asks a person for parameters: some are open, or `ask` says so and there are any. */
export function asksFor(id: string, workflow: Workflow, ask: boolean): boolean {
  return Object.keys(workflow.parameters ?? {}).length > 0 && (ask || knownParameters(id, workflow).open);
}

/** The parameters of a run, asked for where some are open or `ask` says so; undefined when the person cancelled. */
export async function parametersOf(id: string, workflow: Workflow, ask: boolean): Promise<JsonObject | undefined> {
  const { given } = knownParameters(id, workflow);
  if (!asksFor(id, workflow, ask)) return given;
  const answered = await askParameters(workflow, given);
  if (answered !== undefined) rememberParameters(id, answered);
  return answered;
}

export function rememberParameters(id: string, parameters: JsonObject): void {
  lastParameters.set(id, parameters);
}
