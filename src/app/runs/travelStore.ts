import { create } from "zustand";
import type { RunEvent } from "../../model/event.ts";
import { openDock } from "../run/dockStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { isLive, showAsOf, showRunOf, useRunStore } from "../run/runStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";
import type { TimeTravel } from "./timeTravel.ts";

type Travel = { readonly runId: string; readonly workflowId: string | undefined; readonly travel: TimeTravel };

/** The run whose events can be walked through; undefined while nobody does. */
export const useTravel = create<{ readonly open: Travel | undefined; readonly loading: boolean }>(() => ({
  open: undefined,
  loading: false,
}));

/** A run can be walked through when it has ended, or is paused. */
export function canTravel(): boolean {
  const { status, runId } = useRunStore.getState().facts;
  return runId !== undefined && (!isLive(status) || status === "paused");
}

/** Asks for the events of the shown run, and shows it at its last one. */
export async function beginTravel(): Promise<void> {
  const { workflowId, facts } = useRunStore.getState();
  const { runId } = facts;
  if (runId === undefined || useTravel.getState().loading) return;
  useTravel.setState({ loading: true });
  const events: RunEvent[] = [];
  let arrived: () => void = () => undefined;
  const took = async (batch: readonly RunEvent[]): Promise<void> => {
    for (const event of batch) events.push(event);
    arrived();
  };
  const answer = await engineClient().openRun(runId, { events: took, lost: () => arrived() });
  const refused = answer.ok ? ("refused" in answer.value ? answer.value.refused : undefined) : answer;
  if (refused !== undefined || !answer.ok || "refused" in answer.value) {
    useTravel.setState({ loading: false });
    toast(t("The events of the run are not there. {message}", { message: told(refused?.message ?? "") }));
    return;
  }
  const { events: count } = answer.value;
  while (events.length < count) {
    const before = events.length;
    await new Promise<void>((resolve) => {
      arrived = resolve;
    });
    if (events.length === before) break;
  }
  const { TimeTravel } = await import("./timeTravel.ts");
  useTravel.setState({ loading: false, open: { runId, workflowId, travel: new TimeTravel(events.slice(0, count)) } });
  openDock();
  travelTo(count);
}

/** Shows canvas, data and log as they were behind an event. */
export function travelTo(seq: number): void {
  const { open } = useTravel.getState();
  if (open === undefined) return;
  const at = Math.min(Math.max(1, seq), open.travel.events.length);
  showAsOf(open.travel.at(at), at);
}

/** Shows the run as it ended again. */
export function endTravel(): void {
  const { open } = useTravel.getState();
  useTravel.setState({ open: undefined });
  if (open !== undefined) showRunOf(useRunStore.getState().workflowId);
}

/** What is shown instead of the run, or goes on in it, ends the walk through it. */
useRunStore.subscribe(({ seq, facts }) => {
  const { open } = useTravel.getState();
  if (open !== undefined && (seq === undefined || facts.runId !== open.runId)) useTravel.setState({ open: undefined });
});
