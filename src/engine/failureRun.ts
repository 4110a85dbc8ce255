import type { Catalogue } from "../model/catalogue.ts";
import type { Failure } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import type { NodeType } from "../model/nodeType.ts";
import type { Workflow } from "../model/workflow.ts";
import type { StartOptions } from "./engineSetup.ts";
import type { Launch, RunMaker } from "./launch.ts";
import { Mailbox } from "./mailbox.ts";
import type { Run, RunResult } from "./run.ts";
import { failureTriggerOf, isFailureTrigger } from "./triggers.ts";

/** A run that may be followed by another when it fails, and what it was made of. */
export type Followed = { readonly workflow: Workflow; readonly types: Catalogue<NodeType>; readonly launch: Launch };

/**
 * The trigger that a failure of this run begins a run with (F5): the first of the file that is enabled. None for a run that a failure
 * began itself, so that nothing goes round; that another called, which gets the failure; or that runs in part.
 */
function failureTrigger({ workflow, types, launch }: Followed): string | undefined {
  const { options, called } = launch;
  if (called !== undefined || options.until !== undefined || options.only !== undefined) return undefined;
  if (options.trigger !== undefined && isFailureTrigger(workflow, types, options.trigger)) return undefined;
  return failureTriggerOf(workflow, types);
}

/** Begins the run that follows one that has failed: same workflow, parameters and grant, with the failure as its input. */
export function beginFailureRun(maker: RunMaker, followed: Followed, result: RunResult): Run | undefined {
  const trigger = failureTrigger(followed);
  if (trigger === undefined) return undefined;
  const { workflow, launch } = followed;
  const { seed, now, allow, network, parameters } = launch.options;
  const options: StartOptions = {
    trigger,
    input: [failureEvent(workflow, launch, result)],
    ...(parameters === undefined ? {} : { parameters }),
    ...(seed === undefined ? {} : { seed }),
    ...(now === undefined ? {} : { now }),
    ...(allow === undefined ? {} : { allow }),
    ...(network === undefined ? {} : { network }),
  };
  return maker.start(workflow, options, { workflows: [], depth: 0, mailbox: new Mailbox(), parent: launch.runId });
}

function failureEvent(workflow: Workflow, { runId, options }: Launch, { failures, startedAt, finishedAt }: RunResult): Item {
  const [first] = failures;
  const failure: Failure = first ?? { code: "failed", kind: "bug", message: "The run failed without saying why." };
  return {
    error: failure as unknown as Json,
    node: failure.node ?? null,
    run: runId,
    workflow: workflow.name,
    trigger: options.trigger ?? null,
    startedAt: new Date(startedAt).toISOString(),
    failedAt: new Date(finishedAt).toISOString(),
  };
}
