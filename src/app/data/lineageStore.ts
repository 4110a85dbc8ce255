import { create } from "zustand";
import type { PacketAddress } from "../../../workers/protocol.ts";
import type { Trace } from "../../model/trace.ts";
import { drawingOf } from "../editor/portsOfNode.ts";
import { announce } from "../editor/uiStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { openWorkflow } from "../run/openWorkflow.ts";
import { useRunStore } from "../run/runStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, tn } from "../words/words.ts";

/** An item that was chosen, what it came from and what became of it. */
export type Lineage = Trace & {
  readonly runId: string;
  readonly node: string;
  readonly port: string /** From 0. */;
  readonly index: number;
};

export const useLineage = create<{ readonly shown: Lineage | undefined }>(() => ({ shown: undefined }));

/** Shows the ancestors and descendants of an item, on the canvas too. */
export async function showLineage(address: PacketAddress, index: number): Promise<void> {
  const { workflow, catalogue } = openWorkflow();
  const edges = drawingOf(workflow, catalogue).edges.map(({ from, to }) => ({ from, to }));
  const answer = await engineClient().lineage(address, index, edges);
  if (!answer.ok) {
    toast(answer.message);
    return;
  }
  const { runId, node, port } = address;
  clearLineage();
  useLineage.setState({ shown: { ...answer.value, runId, node, port, index } });
  addEventListener("keydown", clearAtEscape, true);
  forget = useRunStore.subscribe(({ facts }) => facts.runId !== runId && clearLineage());
  const countOf = (all: Trace["ancestors"]): number => all.reduce((sum, { indexes }) => sum + indexes.length, 0);
  announce(
    t("Item {index}: {ancestors}, {descendants}. Escape clears.", {
      index: index + 1,
      ancestors: tn(countOf(answer.value.ancestors), "{count} ancestor", "{count} ancestors"),
      descendants: tn(countOf(answer.value.descendants), "{count} descendant", "{count} descendants"),
    }),
  );
}

let forget: () => void = () => undefined;

/** Ends what {@link showLineage} began; another run and Escape do so too. */
export function clearLineage(): void {
  removeEventListener("keydown", clearAtEscape, true);
  forget();
  useLineage.setState({ shown: undefined });
}

function clearAtEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape" || document.querySelector("dialog[open], :popover-open") !== null) return;
  event.preventDefault();
  clearLineage();
}

export type LineageRole = "origin" | "ancestor" | "descendant";

/** What a node has to do with the item that was chosen. */
export function useLineageRole(node: string): LineageRole | undefined {
  return useLineage(({ shown }) => shown && roleIn(shown, node));
}

/** Whether items of the lineage went along an edge. */
export function useOnLineage(from: string, to: string): boolean {
  return useLineage(({ shown }) => shown !== undefined && roleIn(shown, from) !== undefined && roleIn(shown, to) !== undefined);
}

export function roleIn({ node: origin, ancestors, descendants }: Lineage, node: string): LineageRole | undefined {
  if (node === origin) return "origin";
  if (ancestors.some((items) => items.node === node)) return "ancestor";
  return descendants.some((items) => items.node === node) ? "descendant" : undefined;
}

/** Positions for people: from 1, runs put together, a few of many. */
export function positionsText(indexes: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < indexes.length && parts.length < 6; ) {
    let last = at;
    while (indexes[last + 1] === (indexes[last] as number) + 1) last += 1;
    const [first, end] = [(indexes[at] as number) + 1, (indexes[last] as number) + 1];
    parts.push(first === end ? `${first}` : `${first}–${end}`);
    at = last + 1;
    if (parts.length === 6 && at < indexes.length) parts.push("…");
  }
  return tn(indexes.length, "item {parts}", "items {parts}", { parts: parts.join(", ") });
}
