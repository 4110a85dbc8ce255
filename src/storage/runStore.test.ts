import "fake-indexeddb/auto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { RunStore } from "../model/runStore.ts";
import { fileRunStore } from "../node/fileRunStore.ts";
import { indexedDbRunStore } from "./indexedDbRunStore.ts";
import { memoryRunStore } from "./memoryRunStore.ts";
import { batch, bytesOf, hashOf, head, linesOf, makeRun } from "./runSamples.ts";

/** An empty place for runs, and another handle on it once the first is no longer used. */
type Place = { readonly store: RunStore; readonly reopen: () => Promise<RunStore> };

async function memory(): Promise<Place> {
  const store = memoryRunStore();
  return { store, reopen: async () => store };
}

async function files(): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), "vwmp-runs-"));
  let store = fileRunStore(directory);
  onTestFinished(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });
  const reopen = async () => {
    await store.close();
    store = fileRunStore(directory);
    return store;
  };
  return { store, reopen };
}

async function indexedDb(): Promise<Place> {
  const name = `runs-${crypto.randomUUID()}`;
  return { store: indexedDbRunStore(name), reopen: async () => indexedDbRunStore(name) };
}

const DRIVERS: readonly (readonly [string, () => Promise<Place>])[] = [
  ["memory", memory],
  ["files", files],
  ["indexedDb", indexedDb],
];

const NOTHING = new Map<string, Uint8Array>();
const A = hashOf(0xa);
const B = hashOf(0xb);
const C = hashOf(0xc);

describe.each(DRIVERS)("the run store %s", (_name, make) => {
  test("a run begins empty, with its head and its origin", async () => {
    const { store, reopen } = await make();
    await store.create(head("r", { parent: "p", events: 7 }), { text: "ä\n", list: [1, null], deep: { a: true } });
    for (const handle of [store, await reopen()]) {
      expect(await handle.head("r")).toEqual(head("r", { parent: "p" }));
      expect(await handle.origin("r")).toEqual({ text: "ä\n", list: [1, null], deep: { a: true } });
      expect(await linesOf(handle, "r")).toBe("");
    }
  });

  test("what was appended is read in order, and the head follows", async () => {
    const { store, reopen } = await make();
    await store.create(head("r"), {});
    await store.append("r", batch(1, 3));
    await store.append("r", batch(4, 2, { strict: true, status: "succeeded" }));
    for (const handle of [store, await reopen()]) {
      expect(await linesOf(handle, "r")).toBe(`${batch(1, 3).lines}\n${batch(4, 2).lines}`);
      expect(await handle.head("r")).toEqual(head("r", { events: 5, status: "succeeded", updatedAt: 2004 }));
    }
    const again = await reopen();
    await again.append("r", batch(6, 1));
    expect((await again.head("r"))?.events).toBe(6);
  });

  test("lines come back as they went in", async () => {
    const { store, reopen } = await make();
    await store.create(head("r"), {});
    const odd = ['{"a":"\u2028 \u0000 € 😀"}', '{"kept":{"events":9}}', "#", "", `{"long":"${"x".repeat(300_000)}"}`].join("\n");
    await store.append("r", batch(1, 5, { lines: odd }));
    await store.append("r", batch(6, 1));
    expect(await linesOf(await reopen(), "r")).toBe(`${odd}\n${batch(6, 1).lines}`);
  });

  test("a batch without events changes only status and time", async () => {
    const { store } = await make();
    await store.create(head("r"), {});
    await store.append("r", batch(1, 0, { status: "paused", at: 5 }));
    await store.append("r", batch(1, 1, { status: "running", at: 6 }));
    expect(await store.head("r")).toEqual(head("r", { events: 1, updatedAt: 6, status: "running" }));
    expect(await linesOf(store, "r")).toBe(batch(1, 1).lines);
  });

  test("batches appended without waiting stay in the order of the calls", async () => {
    const { store, reopen } = await make();
    await store.create(head("r"), {});
    await store.create(head("other"), {});
    const starts = Array.from({ length: 20 }, (_, index) => index * 3 + 1);
    const big = new Map([[A, new Uint8Array(100_000)]]);
    await Promise.all(
      starts.flatMap((from) => [
        store.append("r", batch(from, 3, { blobs: from === 1 ? big : NOTHING, strict: from === 4 })),
        store.append("other", batch(from, 3)),
      ]),
    );
    const expected = starts.map((from) => batch(from, 3).lines).join("\n");
    const again = await reopen();
    expect(await linesOf(again, "r")).toBe(expected);
    expect(await linesOf(again, "other")).toBe(expected);
  });

  test("an id that is taken is refused, and the run of that id stays as it is", async () => {
    const { store } = await make();
    await store.create(head("r"), { first: true });
    await store.append("r", batch(1, 1));
    await expect(store.create(head("r", { workflow: "Other" }), {})).rejects.toMatchObject({ name: "StoreError", code: "store-conflict" });
    expect(await store.origin("r")).toEqual({ first: true });
    expect((await store.head("r"))?.events).toBe(1);
  });

  test.each([0, 1, 2, 4])("after two events a batch from %i is refused, and nothing of it is kept", async (from) => {
    const { store, reopen } = await make();
    await store.create(head("r"), {});
    await store.append("r", batch(1, 2));
    const refused = store.append("r", batch(from, 2, { blobs: new Map([[A, bytesOf("a")]]), status: "failed" }));
    await expect(refused).rejects.toMatchObject({ name: "StoreError", code: "store-conflict" });
    const again = await reopen();
    expect(await again.head("r")).toEqual(head("r", { events: 2, status: "running", updatedAt: 2001 }));
    expect(await linesOf(again, "r")).toBe(batch(1, 2).lines);
    expect(await again.getBlob(A)).toBeUndefined();
    await again.append("r", batch(3, 1));
  });

  test("a run that is not there: nothing to read, a conflict to append to, no matter to remove", async () => {
    const { store } = await make();
    expect(await store.head("r")).toBeUndefined();
    expect(await store.origin("r")).toBeUndefined();
    expect(await linesOf(store, "r")).toBe("");
    await expect(store.append("r", batch(1, 1))).rejects.toMatchObject({ code: "store-conflict" });
    await store.remove("r");
    expect(await store.list()).toEqual([]);
  });

  test("the list has the newest first", async () => {
    const { store } = await make();
    for (const [runId, createdAt] of [
      ["old", 1],
      ["new", 3],
      ["mid", 2],
    ] as const)
      await makeRun(store, runId, { createdAt });
    expect((await store.list()).map(({ runId }) => runId)).toEqual(["new", "mid", "old"]);
    expect((await store.list())[0]).toEqual(head("new", { createdAt: 3, events: 1, status: "succeeded", updatedAt: 2001 }));
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "then"])("takes %j as a name like any other", async (name) => {
    const { store, reopen } = await make();
    await store.create(head(name, { workflow: name, parent: name }), { toJSON: name });
    await store.append(name, batch(1, 1));
    const result = { key: name, at: 1, outputs: { constructor: [name] } };
    await store.keepResults(name, [result], new Map());
    const again = await reopen();
    expect((await again.list()).map(({ runId, parent }) => [runId, parent])).toEqual([[name, name]]);
    expect(await again.origin(name)).toEqual({ toJSON: name });
    expect(await linesOf(again, name)).toBe(batch(1, 1).lines);
    expect(await again.results(name)).toEqual([result]);
    await again.remove(name);
    await again.forgetResults(name);
    expect(await again.list()).toEqual([]);
    expect(await again.results(name)).toEqual([]);
  });

  test("blobs are kept under their hash", async () => {
    const { store, reopen } = await make();
    await store.create(head("r"), {});
    const part = new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4);
    await store.append("r", batch(1, 1, { blobs: new Map([[A, part]]) }));
    await store.putBlob(B, bytesOf("put"));
    await store.putBlob(B, bytesOf("put"));
    await store.putBlob(C, new Uint8Array());
    const again = await reopen();
    expect(new Uint8Array((await again.getBlob(A)) ?? [])).toEqual(new Uint8Array([1, 2, 3]));
    expect(new Uint8Array((await again.getBlob(B)) ?? [])).toEqual(bytesOf("put"));
    expect((await again.getBlob(C))?.byteLength).toBe(0);
    expect(await again.getBlob(hashOf(0xd))).toBeUndefined();
  });

  test("removing a run removes what only it names: blobs another run, an origin or a result names stay", async () => {
    const { store, reopen } = await make();
    const all = new Map([1, 2, 3, 4, 5].map((n) => [hashOf(n), bytesOf(`blob ${n}`)] as const));
    await makeRun(store, "r", {}, all);
    await store.create(head("names"), {});
    await store.append("names", batch(1, 1, { names: [hashOf(2)] }));
    await store.create(head("begins"), { input: [{ $ref: hashOf(3) }] });
    await store.keepResults("Orders", [{ key: "k", at: 1, outputs: [{ out: { $ref: hashOf(4) } }] }], new Map());
    await store.remove("r");
    const again = await reopen();
    expect(await again.head("r")).toBeUndefined();
    expect(await linesOf(again, "r")).toBe("");
    const there = await Promise.all([1, 2, 3, 4, 5].map(async (n) => (await again.getBlob(hashOf(n))) !== undefined));
    expect(there).toEqual([false, true, true, true, false]);
    for (const runId of ["names", "begins"]) await again.remove(runId);
    await again.forgetResults("Orders");
    for (const n of [2, 3, 4]) expect(await again.getBlob(hashOf(n))).toBeUndefined();
  });

  test("a run can begin again under the id of one that was removed", async () => {
    const { store } = await make();
    await store.create(head("r"), { first: true });
    await store.append("r", batch(1, 2));
    await store.remove("r");
    await expect(store.append("r", batch(3, 1))).rejects.toMatchObject({ code: "store-conflict" });
    await store.create(head("r"), { first: false });
    await store.append("r", batch(1, 1));
    expect(await linesOf(store, "r")).toBe(batch(1, 1).lines);
    expect(await store.origin("r")).toEqual({ first: false });
  });

  test("a blob that was put and is not named yet outlives every sweep for a day", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    const { store } = await make();
    await makeRun(store, "r", {}, new Map([[A, bytesOf("a")]]));
    await store.putBlob(A, bytesOf("a"));
    await store.putBlob(B, bytesOf("b"));
    await store.remove("r");
    await store.retain({ runs: 0, bytes: 0 });
    expect(await store.getBlob(A)).toBeDefined();
    expect(await store.getBlob(B)).toBeDefined();
    vi.setSystemTime(Date.now() + 90_000_000);
    await store.create(head("late"), {});
    await store.append("late", batch(1, 1, { names: [B] }));
    await store.retain({ runs: 9, bytes: 1e9 });
    expect(await store.getBlob(A)).toBeUndefined();
    expect(await store.getBlob(B)).toBeDefined();
  });

  test("results are kept for each workflow, newest last, the last of a key counting", async () => {
    const { store, reopen } = await make();
    await store.keepResults(
      "one",
      [
        { key: "a", at: 1, outputs: 1 },
        { key: "b", at: 2, outputs: [2] },
      ],
      NOTHING,
    );
    await store.keepResults("one", [{ key: "a", at: 3, outputs: { $ref: A } }], new Map([[A, bytesOf("a")]]));
    await store.keepResults("two", [{ key: "a", at: 4, outputs: null }], NOTHING);
    await store.keepResults("none", [], NOTHING);
    const again = await reopen();
    expect(await again.results("one")).toEqual([
      { key: "b", at: 2, outputs: [2] },
      { key: "a", at: 3, outputs: { $ref: A } },
    ]);
    expect(await again.results("none")).toEqual([]);
    expect(await again.getBlob(A)).toBeDefined();
    await again.forgetResults("one");
    expect(await again.results("one")).toEqual([]);
    expect(await again.getBlob(A)).toBeUndefined();
    expect(await again.results("two")).toHaveLength(1);
    await again.forgetResults();
    expect(await again.results("two")).toEqual([]);
  });

  test("retention by count removes the oldest finished runs and their blobs", async () => {
    const { store, reopen } = await make();
    for (const n of [1, 2, 3, 4, 5]) await makeRun(store, `r${n}`, { createdAt: n }, new Map([[hashOf(n), bytesOf(`${n}`)]]));
    expect(await store.retain({ runs: 3, bytes: 1e9 })).toEqual(["r1", "r2"]);
    const again = await reopen();
    expect((await again.list()).map(({ runId }) => runId)).toEqual(["r5", "r4", "r3"]);
    expect(await again.getBlob(hashOf(2))).toBeUndefined();
    expect(await again.getBlob(hashOf(3))).toBeDefined();
    expect(await again.retain({ runs: 3, bytes: 1e9 })).toEqual([]);
  });

  test("retention by bytes counts a shared blob once", async () => {
    const { store } = await make();
    const shared = new Map([[A, new Uint8Array(50_000)]]);
    for (const n of [1, 2, 3]) await makeRun(store, `r${n}`, { createdAt: n }, shared);
    await makeRun(store, "own", { createdAt: 0 }, new Map([[B, new Uint8Array(50_000)]]));
    expect(await store.retain({ runs: 9, bytes: 60_000 })).toEqual(["own"]);
    expect(await store.retain({ runs: 9, bytes: 40_000 })).toEqual(["r1", "r2", "r3"]);
    expect(await store.getBlob(A)).toBeUndefined();
  });

  test("retention never removes a run that can be resumed, nor one that such a run called", async () => {
    const { store } = await make();
    const resumable = ["created", "running", "paused", "suspended"] as const;
    for (const status of resumable) await makeRun(store, status, { createdAt: 1, status });
    await makeRun(store, "called", { createdAt: 1, parent: "paused" });
    await makeRun(store, "called-by-called", { createdAt: 1, parent: "called" });
    await makeRun(store, "lonely", { createdAt: 9, parent: "gone" });
    await makeRun(store, "circle", { createdAt: 8, parent: "circle" });
    expect(await store.retain({ runs: 0, bytes: 0 })).toEqual(["circle", "lonely"]);
    expect(await store.list()).toHaveLength(6);
  });

  test("a journal can be read while it grows", async () => {
    const { store } = await make();
    await store.create(head("r"), {});
    for (let from = 1; from <= 30; from += 1) await store.append("r", batch(from, 1));
    let from = 31;
    let count = 0;
    for await (const lines of store.read("r")) {
      for (const line of lines.split("\n")) expect(JSON.parse(line).seq).toBe(++count);
      if (from <= 40) await store.append("r", batch(from++, 1));
    }
    expect(count).toBeGreaterThanOrEqual(30);
    expect((await store.head("r"))?.events).toBe(40);
  });
});
