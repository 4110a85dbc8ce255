import * as edits from "../../model/edits.ts";
import { emptyRecord, type Json, own } from "../../model/json.ts";
import { BODY } from "../../model/region.ts";
import type { Workflow } from "../../model/workflow.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { announce } from "../editor/uiStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { useRunStore } from "../run/runStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import { pinnedPorts } from "./pinnedPorts.ts";

/** Items fetched at once. */
const PAGE = 1000;
/** Characters of pinned data above which the file is said to grow. */
const LARGE = 1_000_000;

/** The workflow with other pins at a node; undefined takes a port's pin away. */
export function withPins(workflow: Workflow, node: string, ports: ReadonlyMap<string, readonly Json[] | undefined>): Workflow {
  const pins = emptyRecord<readonly Json[]>();
  for (const key of Object.keys(workflow.pins ?? {})) pins[key] = own(workflow.pins, key) as readonly Json[];
  for (const [port, items] of ports) {
    if (items === undefined) delete pins[`${node}.${port}`];
    else pins[`${node}.${port}`] = items;
  }
  return edits.setWorkflow(workflow, { pins: Object.keys(pins).length === 0 ? undefined : pins });
}

/** Pins all that left a node in the shown run, or takes its pins away. */
export async function togglePin(node: string): Promise<void> {
  const { workflow } = useEditor.getState();
  const pinned = pinnedPorts(workflow, node);
  if (pinned.length > 0) return setPins(node, new Map(pinned.map((port) => [port, undefined])));
  const ports = [...(useRunStore.getState().session.nodes.get(node)?.counts.keys() ?? [])].filter((port) => port !== BODY);
  if (ports.length === 0) {
    toast(t("“{title}” gave nothing yet. Run it first, or write the data in its Output tab.", { title: titleOf(workflow, node) }));
    return;
  }
  const outputs = new Map<string, readonly Json[]>();
  for (const port of ports) {
    const items = await lastItems(node, port);
    if (items === undefined) return;
    outputs.set(port, items);
  }
  setPins(node, outputs);
}

/** Pins a port to what left it last in the shown run. */
export async function pinPort(node: string, port: string): Promise<void> {
  const items = await lastItems(node, port);
  if (items !== undefined) setPins(node, new Map([[port, items]]));
}

/** Pins ports to these items, in one step that can be undone; undefined takes a pin away. */
export function setPins(node: string, ports: ReadonlyMap<string, readonly Json[] | undefined>): void {
  const title = titleOf(useEditor.getState().workflow, node);
  const given = [...ports.values()].filter((items) => items !== undefined);
  editor.apply((workflow) => withPins(workflow, node, ports), {
    label: given.length === 0 ? t("unpin {title}", { title }) : t("pin {title}", { title }),
  });
  announce(given.length === 0 ? t("Unpinned {title}.", { title }) : t("Pinned {title}: it does not run, these items leave it.", { title }));
  const size = given.reduce((sum, items) => sum + JSON.stringify(items).length, 0);
  if (size > LARGE) {
    toast(
      t("The pinned data of “{title}” is {size} MB. It is part of the file: saving and sharing it take longer.", {
        title,
        size: (size / 1e6).toFixed(1),
      }),
    );
  }
}

/** All that left a port last in the shown run; undefined, and said so, where it cannot be had. */
async function lastItems(node: string, port: string): Promise<readonly Json[] | undefined> {
  const { runId } = useRunStore.getState().facts;
  if (runId === undefined) return undefined;
  const items: Json[] = [];
  for (;;) {
    const answer = await engineClient().items({ runId, node, port }, items.length, PAGE);
    if (!answer.ok) {
      toast(t("Nothing was pinned. {message}", { message: answer.message }));
      return undefined;
    }
    items.push(...(answer.value.items as readonly Json[]));
    if (items.length >= answer.value.total || answer.value.items.length === 0) return items;
  }
}
