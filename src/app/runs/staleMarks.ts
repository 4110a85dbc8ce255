import { create } from "zustand";
import type { StaleReason } from "../../model/staleReason.ts";
import { useEditor } from "../editor/editorStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { isLive, useRunStore } from "../run/runStore.ts";

/** Milliseconds without a change before the results are looked at again. */
const PAUSE = 150;

type Reasons = Readonly<Record<string, StaleReason>>;
const NONE: Reasons = {};

/** The nodes whose shown results are not what they would give now. */
export const useStaleMarks = create<{ readonly reasons: Reasons }>(() => ({ reasons: NONE }));

export function useStaleReason(node: string): StaleReason | undefined {
  return useStaleMarks((state) => (Object.hasOwn(state.reasons, node) ? state.reasons[node] : undefined));
}

/** Keeps the marks up to date while the workflow is edited and run. Call once. */
export function startStaleMarks(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), PAUSE);
  };
  useEditor.subscribe((state, before) => state.workflow !== before.workflow && soon());
  useRunStore.subscribe(({ facts }, before) => {
    if (facts.status !== before.facts.status || facts.runId !== before.facts.runId) soon();
  });
}

async function look(): Promise<void> {
  const { workflow, viewing } = useEditor.getState();
  const { facts } = useRunStore.getState();
  if (facts.runId === undefined || viewing || isLive(facts.status)) return show(NONE);
  const answer = await engineClient().stale(facts.runId, workflow);
  if (useEditor.getState().workflow === workflow && answer.ok) show(answer.value);
}

function show(reasons: Reasons): void {
  if (Object.keys(reasons).length > 0 || useStaleMarks.getState().reasons !== NONE) useStaleMarks.setState({ reasons });
}
