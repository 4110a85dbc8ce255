import type { CachedResult, RunHead, RunOrigin, RunStore } from "../model/runStore.ts";
import { StoreError } from "../model/store.ts";
import { namesIn } from "./namesIn.ts";
import { newestFirst, overLimits } from "./overLimits.ts";
import { refusal, taken } from "./refusal.ts";
import { UNNAMED_BLOB_MS } from "./unnamedBlobs.ts";

type Run = { head: RunHead; readonly origin: RunOrigin; readonly batches: string[]; readonly names: Set<string>; bytes: number };

/** Keeps runs until the page or process ends. Lines and bytes are kept as they are given, not copied. */
export function memoryRunStore(): RunStore {
  const runs = new Map<string, Run>();
  const blobs = new Map<string, Uint8Array>();
  const puts = new Map<string, number>();
  const kept = new Map<string, Map<string, CachedResult>>();

  const sweep = (hashes: Iterable<string>): void => {
    const oldest = Date.now() - UNNAMED_BLOB_MS;
    for (const [hash, at] of puts) if (at < oldest) puts.delete(hash);
    const named = new Set(puts.keys());
    for (const { names } of runs.values()) for (const hash of names) named.add(hash);
    for (const results of kept.values()) {
      for (const { outputs } of results.values()) for (const hash of namesIn(outputs)) named.add(hash);
    }
    for (const hash of hashes) if (!named.has(hash)) blobs.delete(hash);
  };

  return {
    async create(head, origin) {
      if (runs.has(head.runId)) throw new StoreError("store-conflict", taken(head.runId));
      runs.set(head.runId, { head: { ...head, events: 0 }, origin, batches: [], names: new Set(namesIn(origin)), bytes: 0 });
    },
    async append(runId, batch) {
      const run = runs.get(runId);
      if (run?.head.events !== batch.from - 1) throw new StoreError("store-conflict", refusal(runId, run?.head.events, batch.from));
      for (const [hash, bytes] of batch.blobs) blobs.set(hash, bytes);
      for (const hash of batch.names) run.names.add(hash);
      if (batch.count > 0) run.batches.push(batch.lines);
      run.bytes += batch.lines.length;
      run.head = { ...run.head, events: run.head.events + batch.count, status: batch.status, updatedAt: batch.at };
    },
    head: async (runId) => runs.get(runId)?.head,
    origin: async (runId) => runs.get(runId)?.origin,
    async *read(runId) {
      yield* runs.get(runId)?.batches ?? [];
    },
    list: async () => [...runs.values()].map(({ head }) => head).sort(newestFirst),
    async remove(runId) {
      const run = runs.get(runId);
      runs.delete(runId);
      sweep(run?.names ?? []);
    },

    async putBlob(hash, bytes) {
      blobs.set(hash, bytes);
      puts.set(hash, Date.now());
    },
    getBlob: async (hash) => blobs.get(hash),

    results: async (workflow) => [...(kept.get(workflow)?.values() ?? [])].sort((a, b) => a.at - b.at),
    async keepResults(workflow, results, bytes) {
      for (const [hash, blob] of bytes) blobs.set(hash, blob);
      const ofWorkflow = kept.get(workflow) ?? new Map<string, CachedResult>();
      kept.set(workflow, ofWorkflow);
      for (const result of results) ofWorkflow.set(result.key, result);
    },
    async forgetResults(workflow) {
      const forgotten = workflow === undefined ? [...kept.keys()] : [workflow];
      const results = forgotten.flatMap((name) => [...(kept.get(name)?.values() ?? [])]);
      for (const name of forgotten) kept.delete(name);
      sweep(results.flatMap(({ outputs }) => [...namesIn(outputs)]));
    },

    async retain(limits) {
      const held = [...runs.values()];
      const over = overLimits(held, (hash) => blobs.get(hash)?.byteLength ?? 0, limits);
      for (const runId of over) runs.delete(runId);
      sweep(blobs.keys());
      return over;
    },
  };
}
