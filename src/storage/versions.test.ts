import "fake-indexeddb/auto";
import { expect, onTestFinished, test } from "vitest";
import type { NewVersion } from "../model/versionStore.ts";
import { indexedDbStore } from "./indexedDbStore.ts";

const freshName = (): string => `versions-${crypto.randomUUID()}`;
const version = (text: string, kind: NewVersion["kind"] = "checkpoint"): NewVersion => ({ kind, at: 1, nodes: 2, text });
const kept = (id: string) => ({ id, name: id, updatedAt: 1, nodes: 0, revision: "r", text: "{}" });

test("versions are numbered in each workflow, listed newest first, and give back their texts", async () => {
  const { versions } = indexedDbStore(freshName());
  await versions.add("a", version("one"));
  await versions.add("b", version("other"));
  await versions.add("a", { ...version("zwei €\ud83d\ude00"), name: "Two" });
  expect((await versions.list("a")).map(({ number, name }) => [number, name])).toEqual([
    [2, "Two"],
    [1, undefined],
  ]);
  expect(await versions.text("a", 2)).toBe("zwei €\ud83d\ude00");
  expect(await versions.text("b", 2)).toBeUndefined();
});

test("an automatic version equal to the newest is not kept again; a checkpoint always is", async () => {
  const { versions } = indexedDbStore(freshName());
  await versions.add("a", version("x", "automatic"));
  expect((await versions.add("a", version("x", "automatic"))).number).toBe(1);
  expect((await versions.add("a", version("x"))).number).toBe(2);
  expect((await versions.add("a", version("y", "automatic"))).number).toBe(3);
  expect((await versions.add("a", version("x", "automatic"))).number).toBe(4);
});

test("a thousand versions of a large workflow are kept, compressed, and none is dropped", async () => {
  const { versions } = indexedDbStore(freshName());
  const large = '  { "type": "filter@1" },\n'.repeat(400);
  for (let n = 1; n <= 1000; n += 1) await versions.add("a", version(`${large}${n}`, "automatic"));
  const list = await versions.list("a");
  expect([list.length, list[0]?.number]).toEqual([1000, 1000]);
  expect(await versions.text("a", 1)).toBe(`${large}1`);
  expect((await versions.size()).bytes).toBeLessThan(large.length * 20);
});

test("a version can be named, and lose its name", async () => {
  const { versions } = indexedDbStore(freshName());
  await versions.add("a", version("x"));
  await versions.rename("a", 1, "First");
  expect((await versions.list("a"))[0]?.name).toBe("First");
  await versions.rename("a", 1, undefined);
  expect((await versions.list("a"))[0]).not.toHaveProperty("name");
  await versions.rename("a", 9, "nobody");
});

test("sweeping removes the versions of workflows that are gone, and no others", async () => {
  const store = indexedDbStore(freshName());
  await store.put(kept("a"));
  await store.versions.add("a", version("x"));
  await store.versions.add("gone", version("y"));
  await store.versions.sweep();
  expect([await store.versions.list("a"), await store.versions.list("gone")].map(({ length }) => length)).toEqual([1, 0]);
  expect(await store.versions.text("gone", 1)).toBeUndefined();
});

test.each(["throws", "aborts"] as const)("when the n-th request fails (%s), nothing of a version is kept, for each n", async (how) => {
  const { prototype } = IDBObjectStore;
  const { put } = prototype;
  onTestFinished(() => void Object.assign(prototype, { put }));
  for (const n of [1, 2]) {
    const store = indexedDbStore(freshName());
    await store.put(kept("a"));
    let count = 0;
    prototype.put = function (this: IDBObjectStore, ...args) {
      count += 1;
      if (count === n && how === "throws") throw new DOMException("planted", "QuotaExceededError");
      const request = put.apply(this, args);
      if (count === n) request.addEventListener("success", () => request.transaction?.abort());
      return request;
    };
    await expect(store.versions.add("a", version("x"))).rejects.toMatchObject({ name: "StoreError" });
    Object.assign(prototype, { put });
    expect([await store.versions.list("a"), await store.versions.text("a", 1)]).toEqual([[], undefined]);
    expect((await store.versions.add("a", version("x"))).number).toBe(1);
  }
});
