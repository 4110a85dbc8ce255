import "fake-indexeddb/auto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { CachedResult, JournalBatch, RunHead, RunStore } from "../model/runStore.ts";
import { fileRunStore } from "../node/fileRunStore.ts";
import { indexedDbRunStore } from "./indexedDbRunStore.ts";
import { memoryRunStore } from "./memoryRunStore.ts";
import { batch, bytesOf, hashOf, head, linesOf } from "./runSamples.ts";

type Driver = { readonly store: RunStore; readonly reopen: () => Promise<RunStore>; readonly end: () => Promise<void> };

async function memory(): Promise<Driver> {
  const store = memoryRunStore();
  return { store, reopen: async () => store, end: async () => undefined };
}

async function files(): Promise<Driver> {
  const directory = await mkdtemp(join(tmpdir(), "vwmp-model-"));
  let store = fileRunStore(directory);
  const reopen = async () => {
    await store.close();
    store = fileRunStore(directory);
    return store;
  };
  const end = async () => {
    await store.close();
    await rm(directory, { recursive: true });
  };
  return { store, reopen, end };
}

async function indexedDb(): Promise<Driver> {
  const name = `model-${crypto.randomUUID()}`;
  return {
    store: indexedDbRunStore(name),
    reopen: async () => indexedDbRunStore(name),
    end: async () => void indexedDB.deleteDatabase(name),
  };
}

const RUNS = ["a", "b", "__proto__", "constructor"];
const WORKFLOWS = ["Orders", "__proto__", ""];
const BLOBS = [1, 2, 3, 4];
const FINISHED = ["succeeded", "partial", "failed", "cancelled"];

type Step =
  | { readonly do: "create"; readonly run: number; readonly createdAt: number; readonly names: readonly number[] }
  | {
      readonly do: "append";
      readonly run: number;
      readonly skip: number;
      readonly count: number;
      readonly names: readonly number[];
      readonly status: RunHead["status"];
    }
  | { readonly do: "remove"; readonly run: number }
  | { readonly do: "keepResults"; readonly workflow: number; readonly key: string; readonly at: number; readonly names: readonly number[] }
  | { readonly do: "forgetResults"; readonly workflow: number }
  | { readonly do: "retain"; readonly runs: number; readonly bytes: number }
  | { readonly do: "reopen" };

const names = fc.subarray(BLOBS, { maxLength: 2 });
const run = fc.nat(RUNS.length - 1);
const STEP: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("create" as const), run, createdAt: fc.nat(5), names: fc.subarray(BLOBS, { maxLength: 1 }) }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("append" as const),
      run,
      skip: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.integer({ min: -1, max: 1 })),
      count: fc.nat(3),
      names,
      status: fc.constantFrom<RunHead["status"]>("running", "running", "paused", "suspended", "succeeded", "failed"),
    }),
  },
  fc.record({ do: fc.constant("remove" as const), run }),
  fc.record({ do: fc.constant("keepResults" as const), workflow: fc.nat(2), key: fc.constantFrom("k", "__proto__"), at: fc.nat(5), names }),
  fc.record({ do: fc.constant("forgetResults" as const), workflow: fc.nat(3) }),
  fc.record({ do: fc.constant("retain" as const), runs: fc.nat(4), bytes: fc.constantFrom(-1, 1e9) }),
  fc.record({ do: fc.constant("reopen" as const) }),
);

type ModelRun = { head: RunHead; lines: string[]; readonly names: Set<string> };

/** The store, naively: everything is looked through each time. */
class Model {
  readonly runs: ModelRun[] = [];
  readonly blobs = new Set<string>();
  results: { readonly workflow: string; readonly result: CachedResult; readonly names: readonly string[] }[] = [];

  find(runId: string): ModelRun | undefined {
    return this.runs.find(({ head: { runId: id } }) => id === runId);
  }

  removeRuns(runIds: readonly string[]): string[] {
    const gone = this.runs.filter(({ head: { runId } }) => runIds.includes(runId));
    for (const one of gone) this.runs.splice(this.runs.indexOf(one), 1);
    return gone.flatMap((one) => [...one.names]);
  }

  sweep(hashes: Iterable<string>): void {
    for (const hash of [...hashes]) {
      const named = this.runs.some((one) => one.names.has(hash)) || this.results.some((one) => one.names.includes(hash));
      if (!named) this.blobs.delete(hash);
    }
  }

  sorted(): readonly RunHead[] {
    return this.runs.map((one) => one.head).sort((a, b) => b.createdAt - a.createdAt || (a.runId < b.runId ? 1 : -1));
  }
}

const blobsOf = (hashes: readonly string[]): JournalBatch["blobs"] => new Map(hashes.map((hash) => [hash, bytesOf(hash)]));

/** Makes the step in the model and tells what the store should do: the result, or a conflict. */
function stepOf(model: Model, step: Step): { readonly make: (store: RunStore) => Promise<unknown>; readonly expected: unknown } {
  const runId = "run" in step ? (RUNS[step.run] ?? "") : "";
  const held = model.find(runId);
  const hashes = "names" in step ? step.names.map(hashOf) : [];
  switch (step.do) {
    case "create": {
      const made = head(runId, { createdAt: step.createdAt });
      const make = (store: RunStore) => store.create(made, { input: hashes.map((hash) => ({ $ref: hash })) });
      if (held !== undefined) return { make, expected: "store-conflict" };
      model.runs.push({ head: made, lines: [], names: new Set(hashes) });
      return { make, expected: undefined };
    }
    case "append": {
      const from = (held?.head.events ?? 0) + 1 + step.skip;
      const named = step.count > 0 ? hashes : [];
      const made = batch(from, step.count, { blobs: blobsOf(named), status: step.status });
      const make = (store: RunStore) => store.append(runId, made);
      if (held === undefined || step.skip !== 0) return { make, expected: "store-conflict" };
      held.head = { ...held.head, events: held.head.events + step.count, status: step.status, updatedAt: made.at };
      if (step.count > 0) held.lines.push(made.lines);
      for (const hash of named) {
        held.names.add(hash);
        model.blobs.add(hash);
      }
      return { make, expected: undefined };
    }
    case "remove":
      model.sweep(model.removeRuns([runId]));
      return { make: (store) => store.remove(runId), expected: undefined };
    case "keepResults": {
      const workflow = WORKFLOWS[step.workflow] ?? "";
      const result = { key: step.key, at: step.at, outputs: hashes.map((hash) => ({ $ref: hash })) };
      model.results = model.results.filter((one) => one.workflow !== workflow || one.result.key !== step.key);
      model.results.push({ workflow, result, names: hashes });
      for (const hash of hashes) model.blobs.add(hash);
      return { make: (store) => store.keepResults(workflow, [result], blobsOf(hashes)), expected: undefined };
    }
    case "forgetResults": {
      const workflow = WORKFLOWS[step.workflow];
      const gone = model.results.filter((one) => workflow === undefined || one.workflow === workflow);
      model.results = model.results.filter((one) => !gone.includes(one));
      model.sweep(gone.flatMap((one) => one.names));
      return { make: (store) => store.forgetResults(workflow), expected: undefined };
    }
    case "retain": {
      const finished = model.sorted().filter(({ status }) => FINISHED.includes(status));
      const room = step.bytes < 0 ? 0 : Math.max(0, step.runs - (model.runs.length - finished.length));
      const over = finished
        .slice(room)
        .map((one) => one.runId)
        .reverse();
      model.removeRuns(over);
      model.sweep(model.blobs);
      return { make: (store) => store.retain({ runs: step.runs, bytes: step.bytes }), expected: over };
    }
    case "reopen":
      return { make: async () => undefined, expected: undefined };
  }
}

async function compare(store: RunStore, model: Model): Promise<void> {
  expect(await store.list()).toEqual(model.sorted());
  for (const runId of RUNS) {
    const held = model.find(runId);
    expect(await store.head(runId)).toEqual(held?.head);
    expect((await store.origin(runId)) !== undefined).toBe(held !== undefined);
    expect(await linesOf(store, runId)).toBe(held?.lines.join("\n") ?? "");
  }
  for (const hash of BLOBS.map(hashOf)) expect((await store.getBlob(hash)) !== undefined).toBe(model.blobs.has(hash));
  for (const workflow of WORKFLOWS) {
    const kept = model.results.filter((one) => one.workflow === workflow).map(({ result }) => result);
    const byKey = (a: CachedResult, b: CachedResult) => (a.key < b.key ? -1 : 1);
    const results = await store.results(workflow);
    expect([...results].sort(byKey)).toEqual([...kept].sort(byKey));
    expect(results.map(({ at }) => at)).toEqual(kept.map(({ at }) => at).sort((a, b) => a - b));
  }
}

test.each([
  ["memory", memory, 300],
  ["files", files, 60],
  ["indexedDb", indexedDb, 60],
] as const)("any sequence of steps leaves the store %s as it leaves a naive model", { timeout: 60_000 }, async (_name, make, numRuns) => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { maxLength: 30 }), async (steps) => {
      const driver = await make();
      const model = new Model();
      let { store } = driver;
      try {
        for (const step of steps) {
          if (step.do === "reopen") store = await driver.reopen();
          const { make: change, expected } = stepOf(model, step);
          expect(await change(store).catch(({ code }: { readonly code?: string }) => code)).toEqual(expected);
        }
        await compare(store, model);
        await compare(await driver.reopen(), model);
      } finally {
        await driver.end();
      }
    }),
    { numRuns },
  );
});
