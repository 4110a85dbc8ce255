import "fake-indexeddb/auto";
import { openDB } from "idb";
import { describe, expect, onTestFinished, test } from "vitest";
import type { RunStore } from "../model/runStore.ts";
import { failAt } from "./failAt.ts";
import { indexedDbRunStore } from "./indexedDbRunStore.ts";
import { batch, bytesOf, hashOf, head, linesOf, makeRun } from "./runSamples.ts";

const freshName = (): string => `runs-${crypto.randomUUID()}`;

async function dump(name: string): Promise<unknown> {
  const db = await openDB(name);
  const stores = await Promise.all(
    [...db.objectStoreNames].map(async (store) => [store, await db.getAllKeys(store), await db.getAll(store)]),
  );
  db.close();
  return stores;
}

const TWO = new Map([
  [hashOf(1), bytesOf("one")],
  [hashOf(2), bytesOf("two")],
]);
const CHANGES: readonly (readonly [string, (store: RunStore) => Promise<unknown>])[] = [
  ["create", (store) => store.create(head("new"), { input: { $ref: hashOf(1) } })],
  [
    "append",
    (store) => store.append("open", batch(2, 3, { blobs: new Map([[hashOf(3), bytesOf("three")]]), names: [hashOf(1), hashOf(3)] })),
  ],
  ["remove", (store) => store.remove("done")],
  ["putBlob", (store) => store.putBlob(hashOf(9), bytesOf("nine"))],
  [
    "keepResults",
    (store) =>
      store.keepResults(
        "Orders",
        [
          { key: "a", at: 1, outputs: 1 },
          { key: "b", at: 1, outputs: { $ref: hashOf(8) } },
        ],
        new Map([[hashOf(8), bytesOf("")]]),
      ),
  ],
  ["forgetResults", (store) => store.forgetResults("Kept")],
  ["retain", (store) => store.retain({ runs: 1, bytes: 1e9 })],
];

async function filled(name: string): Promise<RunStore> {
  const store = indexedDbRunStore(name);
  await makeRun(store, "done", {}, TWO);
  await makeRun(store, "open", { status: "running" }, new Map([[hashOf(2), bytesOf("two")]]));
  await store.keepResults("Kept", [{ key: "k", at: 1, outputs: { $ref: hashOf(7) } }], new Map([[hashOf(7), bytesOf("seven")]]));
  return store;
}

describe.each(CHANGES)("%s, when the n-th request fails", (_name, change) => {
  test.each(["throws", "aborts"] as const)("is rejected and leaves nothing behind, for each n (%s)", async (how) => {
    let planted = 0;
    for (let n = 1; ; n += 1) {
      const name = freshName();
      const store = await filled(name);
      const before = await dump(name);
      const plan = failAt(n, how);
      onTestFinished(plan.stop);
      const error = await change(store).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      plan.stop();
      if (!plan.failed()) {
        expect(error).toBeUndefined();
        expect(await dump(name)).not.toEqual(before);
        break;
      }
      planted += 1;
      expect(error).toMatchObject({ name: "StoreError", code: how === "throws" ? "store-full" : "store-failed" });
      expect(await dump(name)).toEqual(before);
      await change(store);
    }
    expect(planted).toBeGreaterThan(1);
  });
});

test("a strict batch asks for strict durability, others for relaxed", async () => {
  const asked: unknown[] = [];
  const { transaction } = IDBDatabase.prototype;
  onTestFinished(() => void Object.assign(IDBDatabase.prototype, { transaction }));
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
    if (mode === "readwrite") asked.push(options?.durability);
    return transaction.call(this, stores, mode, options);
  };
  const store = indexedDbRunStore(freshName());
  await store.create(head("r"), {});
  await store.append("r", batch(1, 1, { strict: true }));
  await store.append("r", batch(2, 1));
  expect(asked).toEqual(["relaxed", "strict", "relaxed"]);
});

test("a batch of two thousand events is one record", async () => {
  const name = freshName();
  const store = indexedDbRunStore(name);
  await store.create(head("r"), {});
  await store.append("r", batch(1, 2000));
  const db = await openDB(name);
  expect(await db.count("batches")).toBe(1);
  db.close();
});

test("of two handles that write one run the later is refused", async () => {
  const name = freshName();
  const [one, other] = [indexedDbRunStore(name), indexedDbRunStore(name)];
  await one.create(head("r"), {});
  const results = await Promise.allSettled([one.append("r", batch(1, 2)), other.append("r", batch(1, 1))]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect(results[1]).toMatchObject({ reason: { code: "store-conflict" } });
  expect(await linesOf(other, "r")).toBe(batch(1, 2).lines);
  await other.append("r", batch(3, 1));
});

test("a view of a large buffer is kept without the rest of it", async () => {
  const name = freshName();
  const store = indexedDbRunStore(name);
  await store.putBlob(hashOf(1), new Uint8Array(1_000_000).subarray(10, 20));
  expect((await store.getBlob(hashOf(1)))?.buffer.byteLength).toBe(10);
});

test("a database of a newer version is refused with store-newer and stays as it is", async () => {
  const name = freshName();
  (await openDB(name, 99, { upgrade: (db) => void db.createObjectStore("future") })).close();
  await expect(indexedDbRunStore(name).list()).rejects.toMatchObject({ name: "StoreError", code: "store-newer" });
  const db = await openDB(name);
  expect([db.version, [...db.objectStoreNames]]).toEqual([99, ["future"]]);
});

test("the handle makes way for a newer version, and is opened again after it died", async () => {
  const name = freshName();
  const store = indexedDbRunStore(name);
  await makeRun(store, "r");
  const before = await store.id();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
  expect(await store.list()).toEqual([]);
  expect(await store.id()).not.toBe(before);
  await makeRun(store, "r");
  expect(await store.list()).toHaveLength(1);
});

test("a handle closed between two uses is opened again without anybody noticing", async () => {
  const store = indexedDbRunStore(freshName());
  const { transaction } = IDBDatabase.prototype;
  onTestFinished(() => void Object.assign(IDBDatabase.prototype, { transaction }));
  await store.create(head("r"), {});
  let closed = 0;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
    if (closed++ === 0) this.close();
    return transaction.apply(this, args);
  };
  await store.append("r", batch(1, 2));
  expect(closed).toBe(2);
  expect((await store.head("r"))?.events).toBe(2);
});

test("the id of a database stays the same as long as it lives, and no two share one", async () => {
  const name = freshName();
  const id = await indexedDbRunStore(name).id();
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(await indexedDbRunStore(name).id()).toBe(id);
  expect(await indexedDbRunStore(freshName()).id()).not.toBe(id);
});
