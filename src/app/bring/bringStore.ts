import { create } from "zustand";
import type { NewNode } from "./chainFor.ts";

/** What can follow the node that was brought in last, in the workflow of this id. */
export type Offer = { readonly workflowId: string; readonly node: string; readonly steps: readonly NewNode[] };

export const useOffer = create<{ readonly offer: Offer | undefined }>(() => ({ offer: undefined }));

export function dismissOffer(): void {
  useOffer.setState({ offer: undefined });
}
