import type { WorkflowEngine } from "#engine";
import { makeCatalogue } from "../src/model/catalogue.ts";
import { checkCalled } from "../src/model/checkCalled.ts";
import type { Workflow } from "../src/model/workflow.ts";
import { withChange } from "../src/model/workflowChange.ts";
import type { EngineApi } from "./protocol.ts";

/**
 * Holds the workflow checked last, so that of the next one only what changed has to cross. Warns of calls of what the file does not hold,
 * too: here nobody else knows workflows.
 */
export function checkEdited(engine: WorkflowEngine, types = makeCatalogue(engine.catalogue())): EngineApi["checkEdited"] {
  let last: { readonly number: number; readonly workflow: Workflow } | undefined;
  return async (edited) => {
    let workflow: Workflow;
    if ("workflow" in edited) workflow = edited.workflow;
    else if (last?.number === edited.over) workflow = withChange(last.workflow, edited.change);
    else return undefined;
    last = { number: edited.number, workflow };
    return [...engine.check(workflow), ...checkCalled(workflow, types)];
  };
}
