import { isObject } from "./json.ts";

type Carried = { readonly text: string; readonly around?: object };

/**
 * Carries workflows, and requests with one, from thread to thread as text: cloning their many small objects would hold the sender up
 * several times as long. The last one is written and read once only, so that the same text comes out as the same object, and what is
 * known of it is found again. Workflows do not change in place. Comlink calls this a transfer handler.
 */
export function workflowCarrier() {
  let last: { readonly text: string; readonly workflow: object } | undefined;
  const write = (workflow: object): string => {
    if (last?.workflow !== workflow) last = { text: JSON.stringify(workflow), workflow };
    return last.text;
  };
  const read = (text: string): object => {
    if (last?.text !== text) last = { text, workflow: JSON.parse(text) };
    return last.workflow;
  };
  return {
    canHandle: (value: unknown): value is object => isWorkflow(value) || (isObject(value) && isWorkflow(value["workflow"])),
    serialize(value: object): [Carried, never[]] {
      if (isWorkflow(value)) return [{ text: write(value) }, []];
      const { workflow, ...around } = value as { readonly workflow: object };
      return [{ text: write(workflow), around }, []];
    },
    deserialize({ text, around }: Carried): object {
      const workflow = read(text);
      return around === undefined ? workflow : { ...around, workflow };
    },
  };
}

function isWorkflow(value: unknown): boolean {
  return isObject(value) && value["format"] === "vwmp/1" && isObject(value["nodes"]);
}
