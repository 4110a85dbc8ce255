import { CALL, declaresInputs } from "../../model/calling.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Workflow } from "../../model/workflow.ts";
import { readWorkflow } from "../library/readWorkflow.ts";
import { workflowStore } from "../library/workflowStore.ts";
import { t } from "../words/words.ts";

/** The kept workflows that can be called, each described as a node type: what it is called and what it is for, with the ports of a call. */
export type SavedWorkflows = ReadonlyMap<NodeDescription, Workflow>;

/** Texts by their revision: each is read once. */
const read = new Map<string, Workflow | undefined>();

/** Kept workflows with declared inputs, newest first, but for the one that is open. Those that cannot be read are left out. */
export async function savedWorkflows(catalogue: readonly NodeDescription[], open: string): Promise<SavedWorkflows> {
  const call = catalogue.find(({ type }) => type === CALL);
  const found = new Map<NodeDescription, Workflow>();
  if (call === undefined) return found;
  const store = workflowStore();
  for (const { id, revision } of await store.list()) {
    if (id === open) continue;
    const at = `${id} ${revision}`;
    if (!read.has(at)) read.set(at, await callable((await store.get(id))?.text ?? ""));
    const workflow = read.get(at);
    if (workflow !== undefined)
      found.set({ ...call, title: workflow.name, aliases: [], docs: { ...call.docs, summary: about(workflow) } }, workflow);
  }
  return found;
}

/** Most texts say without being read that nothing in them takes inputs. */
async function callable(text: string): Promise<Workflow | undefined> {
  if (!text.includes('"parameters"') && !text.includes('"workflow-input')) return undefined;
  const { workflow } = await readWorkflow(text);
  return workflow !== undefined && declaresInputs(workflow) ? workflow : undefined;
}

function about({ description, parameters }: Workflow): string {
  const labels = Object.entries(parameters ?? {}).map(([name, field]) => field.label || name);
  return (
    description ||
    (labels.length > 0 ? t("Your workflow; takes {inputs}.", { inputs: labels.join(", ") }) : t("Your workflow; takes in items."))
  );
}
