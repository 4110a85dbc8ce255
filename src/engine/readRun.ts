import type { RunEvent, RunStart } from "../model/event.ts";
import type { RunStore } from "../model/runStore.ts";
import { StoreError } from "../model/store.ts";
import { readLines } from "./journalText.ts";

/**
 * The log of a run as it is kept, with what it began with.
 *
 * @throws StoreError `unknown-run` where there is none of that id, or it was never begun.
 */
export async function readRun(store: RunStore, runId: string): Promise<RunEvent[]> {
  const origin = await store.origin(runId);
  if (origin === undefined) throw unknownRun(runId);
  const events: RunEvent[] = [];
  const known = new Map<string, Promise<Uint8Array | undefined>>();
  const blobs = (hash: string): Promise<Uint8Array | undefined> => {
    const bytes = known.get(hash) ?? store.getBlob(hash);
    known.set(hash, bytes);
    return bytes;
  };
  for await (const lines of store.read(runId)) for (const event of await readLines(lines, blobs)) events.push(event);
  const [created] = events;
  if (created?.kind !== "run-created") throw unknownRun(runId);
  events[0] = { ...created, start: origin as unknown as RunStart };
  return events;
}

function unknownRun(runId: string): StoreError {
  return new StoreError("unknown-run", `No run “${runId.slice(0, 80)}” is kept here.`);
}
