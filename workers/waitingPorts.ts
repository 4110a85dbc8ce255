import type { Run } from "#engine";
import type { WaitingPort } from "./protocol.ts";

/** Most items that are edited by hand. */
const EDITABLE = 1000;

/** The ports at which items wait in a paused run; of many items only their number. */
export function waitingPorts(run: Run | undefined): readonly WaitingPort[] {
  return (run?.waitingInputs() ?? []).map(({ items, ...port }) => ({
    ...port,
    count: items.length,
    ...(items.length > EDITABLE ? {} : { items }),
  }));
}
