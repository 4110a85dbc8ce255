import { create } from "zustand";
import type { Refusal } from "../../../workers/protocol.ts";

/** Why runs are not kept at the moment, as far as is known; undefined while they are. */
export const useRunKeeping = create<{ readonly refused: Refusal | undefined }>(() => ({ refused: undefined }));

export function noteKeeping(refused: Refusal | undefined): void {
  useRunKeeping.setState({ refused });
}
