import { create } from "zustand";
import type { Place } from "../../model/event.ts";
import { useRunStore } from "./runStore.ts";

/** The attempt of an activation that was under way at a time, in milliseconds since 1970; at its begin where no time is given. */
export type PickedAttempt = Place & { readonly at: number | undefined };

const usePicked = create<{ readonly runId: string; readonly attempt: PickedAttempt | undefined }>(() => ({
  runId: "",
  attempt: undefined,
}));

/** What is pointed out of the shown run, in the timeline and in the log. */
export function usePickedAttempt(): PickedAttempt | undefined {
  const { runId, attempt } = usePicked();
  return useRunStore((state) => (state.session.view.runId === runId ? attempt : undefined));
}

export function pickAttempt({ node, scope, activation }: Place, at: number | undefined): void {
  usePicked.setState({ runId: useRunStore.getState().session.view.runId, attempt: { node, scope, activation, at } });
}

export function unpickAttempt(): void {
  usePicked.setState({ attempt: undefined });
}
