import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { executeWorkflowParams } from "../execute-workflow.ts";

const ONE_EMPTY_ITEM: readonly Item[] = [{}];

/** What the called workflow emits; the items as they are where it is detached. */
export async function runWorkflow({ items, params, control, log }: RunContext<typeof executeWorkflowParams>): Promise<readonly Item[]> {
  const { workflow, detached, output } = params;
  const input = params.input === "none" ? ONE_EMPTY_ITEM : items;
  const outputs = await control.call({ workflow, parameters: requireRecord(params.parameters), input, detached });
  if (detached) return items;
  if (output === "") return Object.values(outputs).flat();
  const wanted = own(outputs, output);
  if (wanted !== undefined) return wanted;
  log(`“${workflow}” gave no output “${output}”.`, { outputs: Object.keys(outputs) });
  return [];
}

function requireRecord(parameters: Json): JsonObject {
  if (isObject(parameters)) return parameters as JsonObject;
  throw new NodeError("bad-value", "The parameters are not a map of values by name.", {
    param: "parameters",
    hint: 'Write them like { "currency": "EUR" }.',
  });
}
