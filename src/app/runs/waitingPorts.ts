import { create } from "zustand";
import type { WaitingPort } from "../../../workers/protocol.ts";
import type { Item } from "../../model/item.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { announce } from "../editor/uiStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { openWorkflow } from "../run/openWorkflow.ts";
import { useRunStore } from "../run/runStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, tn } from "../words/words.ts";

const NONE: readonly WaitingPort[] = [];

/** Where items wait in the shown run while it is paused, what begins next first. */
export const useWaitingPorts = create<{ readonly ports: readonly WaitingPort[] }>(() => ({ ports: NONE }));

/** Whether the shown run is paused before a node: it would begin next. Redraws only when that changes. */
export function usePausedBefore(node: string): boolean {
  return useWaitingPorts((state) => state.ports[0]?.node === node);
}

/** Keeps them up to date. Call once. */
export function startWaitingPorts(): void {
  let seen = "";
  useRunStore.subscribe(({ facts, session, seq }) => {
    const paused = facts.status === "paused" && seq === undefined && facts.runId !== undefined;
    const now = paused ? `${facts.runId} ${session.view.seq}` : "";
    if (now === seen) return;
    seen = now;
    if (paused) void look();
    else useWaitingPorts.setState({ ports: NONE });
  });
}

/** Puts other items in the place of those that wait at a port. */
export async function editWaiting(port: WaitingPort, items: readonly Item[]): Promise<void> {
  const { runId } = useRunStore.getState().facts;
  if (runId === undefined) return;
  const { node, scope, activation } = port;
  const answer = await engineClient().editInput(runId, { node, scope, activation }, port.port, items);
  const title = titleOf(openWorkflow().workflow, node);
  if (answer.ok && answer.value)
    announce(
      tn(items.length, "Edited what waits at {title}: it gets {count} item.", "Edited what waits at {title}: it gets {count} items.", {
        title,
      }),
    );
  else
    toast(
      t("Nothing was edited. {message}", {
        message: answer.ok ? t("“{title}” has begun, or the run goes on.", { title }) : answer.message,
      }),
    );
  await look();
}

async function look(): Promise<void> {
  const { runId } = useRunStore.getState().facts;
  if (runId === undefined) return;
  const answer = await engineClient().waiting(runId);
  const { facts } = useRunStore.getState();
  if (answer.ok && facts.runId === runId && facts.status === "paused") useWaitingPorts.setState({ ports: answer.value });
}
