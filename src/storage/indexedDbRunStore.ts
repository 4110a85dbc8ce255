import { type StoreNames, unwrap } from "idb";
import type { RunHead, RunStore } from "../model/runStore.ts";
import { allOf, databaseHandle, transact } from "./databaseHandle.ts";
import { newDatabaseId } from "./databaseId.ts";
import { namesIn } from "./namesIn.ts";
import { newestFirst } from "./overLimits.ts";
import {
  ALL,
  appendBatch,
  type Change,
  createRun,
  keepBlobs,
  OF_BLOBS,
  OF_RESULTS,
  OF_RUNS,
  type RunSchema,
  removeRun,
  retainRuns,
  sweep,
} from "./runTransactions.ts";

const VERSION = 1;
/** Batches fetched at once by who reads a journal. */
const AT_ONCE = 8;

/** Keeps runs in IndexedDB, in a database of their own: its versions go their own way, and writing it never waits for that of workflows. */
export function indexedDbRunStore(database = "vwmp-runs"): RunStore & {
  /** The id the database got when it was made; see `checkWitness`. */
  id(): Promise<string>;
} {
  const use = databaseHandle<RunSchema>(database, VERSION, async (db, oldVersion) => {
    if (oldVersion < 1) {
      for (const store of ALL) db.createObjectStore(store);
      await db.createObjectStore("meta").put(newDatabaseId(), "id");
    }
  });
  const change = <T>(stores: readonly StoreNames<RunSchema>[], durability: IDBTransactionDurability, work: (to: Change) => Promise<T>) =>
    use((db) => transact(db, stores, durability, work));

  return {
    create: (head, origin) => change(OF_RUNS, "relaxed", (to) => createRun(to, head, origin)),
    append: (runId, batch) => change([...OF_RUNS, ...OF_BLOBS], batch.strict ? "strict" : "relaxed", (to) => appendBatch(to, runId, batch)),
    head: (runId) =>
      use(async (db) => {
        const kept = await db.get("heads", runId);
        return kept && headOf(kept);
      }),
    origin: (runId) => use((db) => db.get("origins", runId)),
    async *read(runId) {
      for (let after = 0; ; ) {
        const range = IDBKeyRange.bound([runId, after], [runId, Number.POSITIVE_INFINITY], true);
        const some = await use((db) => db.getAll("batches", range, AT_ONCE));
        for (const { from, lines } of some) {
          yield lines;
          after = from;
        }
        if (some.length < AT_ONCE) return;
      }
    },
    list: () => use(async (db) => (await db.getAll("heads")).map(headOf).sort(newestFirst)),
    remove: (runId) => change(ALL, "relaxed", async (to) => sweep(to, await removeRun(to, runId))),

    putBlob: (hash, bytes) =>
      change(OF_BLOBS, "relaxed", async (to) => {
        await allOf(
          () => keepBlobs(to, new Map([[hash, bytes]])),
          () => to.objectStore("puts").put(Date.now(), hash),
        );
      }),
    getBlob: (hash) => use((db) => db.get("blobs", hash)),

    results: (workflow) => use(async (db) => (await db.getAll("results", ofWorkflow(workflow))).sort((a, b) => a.at - b.at)),
    keepResults: (workflow, results, blobs) =>
      change([...OF_RESULTS, ...OF_BLOBS], "relaxed", async (to) => {
        // A promise for each of thousands of requests costs more than they do: that one of them fails, the transaction tells.
        const [kept, names] = [unwrap(to.objectStore("results")), unwrap(to.objectStore("resultNames"))];
        for (const result of results) {
          kept.put(result, [workflow, result.key]);
          names.put([...namesIn(result.outputs)], [workflow, result.key]);
        }
        await keepBlobs(to, blobs);
      }),
    forgetResults: (workflow) =>
      change(ALL, "relaxed", async (to) => {
        const range = workflow === undefined ? IDBKeyRange.lowerBound([]) : ofWorkflow(workflow);
        const names = await to.objectStore("resultNames").getAll(range);
        await allOf(...OF_RESULTS.map((store) => () => to.objectStore(store).delete(range)));
        await sweep(to, names.flat());
      }),

    retain: (limits) => change(ALL, "relaxed", (to) => retainRuns(to, limits)),

    id: () => use(async (db) => (await db.get("meta", "id")) ?? ""),
  };
}

function headOf({ bytes: _bytes, ...head }: RunHead & { readonly bytes: number }): RunHead {
  return head;
}

function ofWorkflow(workflow: string): IDBKeyRange {
  return IDBKeyRange.bound([workflow], [workflow, []]);
}
