import type { DBSchema, IDBPTransaction, StoreNames } from "idb";
import type { CachedResult, JournalBatch, Retention, RunHead, RunOrigin } from "../model/runStore.ts";
import { StoreError } from "../model/store.ts";
import { allOf } from "./databaseHandle.ts";
import type { MetaStore } from "./databaseId.ts";
import { namesIn } from "./namesIn.ts";
import { overLimits } from "./overLimits.ts";
import { refusal, taken } from "./refusal.ts";
import { UNNAMED_BLOB_MS } from "./unnamedBlobs.ts";

type Numbered = [name: string, at: number];
type OfWorkflow = [workflow: string, key: string];

/** What the database of runs holds. */
export interface RunSchema extends DBSchema {
  meta: MetaStore;
  heads: { key: string; value: RunHead & { readonly bytes: number } };
  origins: { key: string; value: RunOrigin };
  batches: { key: Numbered; value: { readonly from: number; readonly lines: string } };
  /** What the batch of that number names; of number 0: what the origin does. */
  names: { key: Numbered; value: readonly string[] };
  blobs: { key: string; value: Uint8Array };
  sizes: { key: string; value: number };
  /** When somebody put a blob that nobody named. */
  puts: { key: string; value: number };
  results: { key: OfWorkflow; value: CachedResult };
  resultNames: { key: OfWorkflow; value: readonly string[] };
}
/** A transaction that may write in the stores it was made with. */
export type Change = IDBPTransaction<RunSchema, StoreNames<RunSchema>[], "readwrite">;

export const OF_RUNS = ["heads", "origins", "batches", "names"] as const;
export const OF_BLOBS = ["blobs", "sizes", "puts"] as const;
export const OF_RESULTS = ["results", "resultNames"] as const;
export const ALL = [...OF_RUNS, ...OF_BLOBS, ...OF_RESULTS];

export async function createRun(to: Change, head: RunHead, origin: RunOrigin): Promise<void> {
  if ((await to.objectStore("heads").getKey(head.runId)) !== undefined) throw new StoreError("store-conflict", taken(head.runId));
  await allOf(
    () => to.objectStore("heads").put({ ...head, events: 0, bytes: JSON.stringify(origin).length }, head.runId),
    () => to.objectStore("origins").put(origin, head.runId),
    () => to.objectStore("names").put([...namesIn(origin)], [head.runId, 0]),
  );
}

export async function appendBatch(
  to: Change,
  runId: string,
  { from, count, lines, blobs, names, status, at }: JournalBatch,
): Promise<void> {
  const run = await to.objectStore("heads").get(runId);
  if (run?.events !== from - 1) throw new StoreError("store-conflict", refusal(runId, run?.events, from));
  const bytes = run.bytes + lines.length;
  await allOf(
    () => to.objectStore("heads").put({ ...run, events: run.events + count, bytes, status, updatedAt: at }, runId),
    () => count > 0 && to.objectStore("batches").put({ from, lines }, [runId, from]),
    () => names.length > 0 && to.objectStore("names").put(names, [runId, from]),
    () => keepBlobs(to, blobs),
  );
}

export async function retainRuns(to: Change, limits: Retention): Promise<readonly string[]> {
  const heads = await to.objectStore("heads").getAll();
  const sizes = await entriesOf(to, "sizes");
  const names = await entriesOf(to, "names");
  const runs = new Map(heads.map(({ bytes, ...head }) => [head.runId, { head, bytes, names: [] as string[] }] as const));
  for (const [[runId], some] of names) for (const hash of some) runs.get(runId)?.names.push(hash);
  const sizeOf = new Map(sizes);
  const over = overLimits([...runs.values()], (hash) => sizeOf.get(hash) ?? 0, limits);
  for (const runId of over) await removeRun(to, runId);
  await sweep(to, [...sizeOf.keys()]);
  return over;
}

export async function keepBlobs(to: Change, blobs: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const kept = to.objectStore("blobs");
  const sizes = to.objectStore("sizes");
  await Promise.all(
    Array.from(blobs, async ([hash, bytes]) => {
      if ((await sizes.getKey(hash)) !== undefined) return;
      // A view would be kept with all of the buffer it is a part of.
      const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
      await allOf(
        () => kept.put(whole, hash),
        () => sizes.put(bytes.byteLength, hash),
      );
    }),
  );
}

/** The blobs it named. */
export async function removeRun(to: Change, runId: string): Promise<readonly string[]> {
  const numbered = IDBKeyRange.bound([runId, 0], [runId, Number.POSITIVE_INFINITY]);
  const names = await to.objectStore("names").getAll(numbered);
  await allOf(
    () => to.objectStore("heads").delete(runId),
    () => to.objectStore("origins").delete(runId),
    () => to.objectStore("batches").delete(numbered),
    () => to.objectStore("names").delete(numbered),
  );
  return names.flat();
}

/** Deletes those of the blobs that no run and no result names. */
export async function sweep(to: Change, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  const ofRuns = await to.objectStore("names").getAll();
  const ofResults = await to.objectStore("resultNames").getAll();
  const puts = await entriesOf(to, "puts");
  const oldest = Date.now() - UNNAMED_BLOB_MS;
  const stay = new Set([...ofRuns, ...ofResults].flat());
  for (const [hash, at] of puts) if (at >= oldest) stay.add(hash);
  const gone = hashes.filter((hash) => !stay.has(hash));
  await allOf(...gone.flatMap((hash) => OF_BLOBS.map((store) => () => to.objectStore(store).delete(hash))));
}

async function entriesOf<N extends "sizes" | "names" | "puts">(
  to: Change,
  name: N,
): Promise<readonly (readonly [RunSchema[N]["key"], RunSchema[N]["value"]])[]> {
  const store = to.objectStore(name);
  const keys = await store.getAllKeys();
  const values = await store.getAll();
  return keys.map((key, index) => [key, values[index] as RunSchema[N]["value"]]);
}
