import type { Item } from "../../model/item.ts";
import type { OpenWorkflow } from "../run/openWorkflow.ts";
import { addressParameters } from "./addressParameters.ts";
import { askEvent, askStart } from "./beginPrompt.ts";
import { openChat } from "./chatStore.ts";
import { onlyStart, type StartPoint, startsOf } from "./startPoints.ts";

/** With what a run begins: a trigger and its event, or neither. */
export type Beginning = { readonly trigger?: string; readonly input?: readonly Item[] };

/**
 * How a run of the open workflow begins, after the person chose and gave what that takes. Undefined where nothing begins now: they
 * cancelled, or a conversation was opened, whose messages begin runs.
 */
export async function askBeginning({ id, workflow, catalogue }: OpenWorkflow, choose = false): Promise<Beginning | undefined> {
  const starts = startsOf(workflow, catalogue);
  const start = (choose ? undefined : onlyStart(starts)) ?? (await askStart(starts));
  return start === undefined || start === "plain" ? start && {} : beginningWith(id, start);
}

async function beginningWith(workflowId: string, point: StartPoint): Promise<Beginning | undefined> {
  const trigger = point.node;
  switch (point.event) {
    case "message":
      openChat(workflowId, point);
      return undefined;
    case "form":
    case "request":
    case "files":
      return withInput(trigger, await askEvent(point.event, point));
    case "clipboard":
      return withInput(trigger, (await clipboardItems()) ?? (await askEvent("clipboard", point)));
    case "address": {
      const parameters = addressParameters(location.search);
      return parameters === undefined ? { trigger } : { trigger, input: [parameters] };
    }
    default:
      return { trigger };
  }
}

function withInput(trigger: string, input: readonly Item[] | undefined): Beginning | undefined {
  return input && { trigger, input };
}

/** The text on the clipboard; undefined where the browser does not give it. */
async function clipboardItems(): Promise<readonly Item[] | undefined> {
  try {
    return [{ text: await navigator.clipboard.readText() }];
  } catch {
    return undefined;
  }
}
