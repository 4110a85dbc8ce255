import { viewport } from "../canvas/viewport.ts";
import { describeType } from "../editor/describeType.ts";
import { useEditor } from "../editor/editorStore.ts";
import { insertNode } from "../editor/inserting.ts";
import { drawingOf } from "../editor/portsOfNode.ts";
import { announce } from "../editor/uiStore.ts";
import { openDock } from "../run/dockStore.ts";
import { endOfRun } from "../run/endOfRun.ts";
import { engineClient } from "../run/engineClient.ts";
import { runActions } from "../run/runActions.ts";
import { factsOf, isLive } from "../run/runStore.ts";
import { t } from "../words/words.ts";
import { dismissOffer, type Offer, useOffer } from "./bringStore.ts";
import type { NewNode } from "./chainFor.ts";
import { nextSteps } from "./nextSteps.ts";

/** Items from which the next steps are made out. */
const LOOKED_AT = 100;

/** True for a type that the catalogue has. */
export function isThere(type: string): boolean {
  return describeType(useEditor.getState().catalogue, type) !== undefined;
}

/** Runs as far as a node, shows what came out of it, and offers what can follow. */
export async function showNode(node: string): Promise<void> {
  const { id } = useEditor.getState();
  dismissOffer();
  viewport.fitNew();
  openDock("Data");
  if (isLive(factsOf(id).status)) return;
  const { runId: before } = factsOf(id);
  await runActions.start({ until: node });
  const { runId, status } = await endOfRun(id);
  if (runId === undefined || runId === before || (status !== "succeeded" && status !== "partial")) return;
  const port = outputOf(node);
  const page = port === undefined ? undefined : await engineClient().items({ runId, node, port }, 0, LOOKED_AT);
  if (page?.ok !== true || useEditor.getState().id !== id) return;
  const steps = nextSteps(page.value.items, isThere, typeOf(node));
  useOffer.setState({ offer: { workflowId: id, node, steps } });
  announce(t("Next steps: {steps}", { steps: steps.map(titleOfStep).join(", ") }));
}

/** What a step is called: as its type is. */
export function titleOfStep({ type }: NewNode): string {
  return describeType(useEditor.getState().catalogue, type)?.title ?? type;
}

/** Adds a step behind the node that it was offered for, and shows what comes out of it. */
export async function takeStep({ node }: Offer, { type, params }: NewNode): Promise<void> {
  const description = describeType(useEditor.getState().catalogue, type);
  const port = outputOf(node);
  if (description === undefined || port === undefined) return;
  const added = insertNode(description, { from: { node, port, side: "output" }, center: viewport.center(), params });
  await showNode(added);
}

function typeOf(node: string): string | undefined {
  const { workflow, catalogue } = useEditor.getState();
  const type = workflow.nodes[node]?.type;
  return type === undefined ? undefined : describeType(catalogue, type)?.type;
}

function outputOf(node: string): string | undefined {
  const { workflow, catalogue } = useEditor.getState();
  return drawingOf(workflow, catalogue).ports.get(node)?.outputs[0]?.name;
}
