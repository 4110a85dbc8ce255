import { create } from "zustand";

type LiveState = {
  /** Ids of the workflows that run again by themselves when they are changed. */
  readonly on: ReadonlySet<string>;
  readonly busy: boolean;
};

export const useLive = create<LiveState>(() => ({ on: new Set(), busy: false }));

export function setLive(workflowId: string, on: boolean): void {
  const others = [...useLive.getState().on].filter((id) => id !== workflowId);
  useLive.setState({ on: new Set(on ? [...others, workflowId] : others) });
}
