import { expect, test } from "vitest";
import type { KeptWorkflow } from "../../model/store.ts";
import { memoryStore } from "../../storage/memoryStore.ts";
import { emptyLifeboat, saveToLifeboat } from "./lifeboat.ts";

function place(limit = Number.POSITIVE_INFINITY) {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > limit) throw new Error("quota");
      values.set(key, value);
    },
    removeItem: (key: string) => void values.delete(key),
    values,
  };
}

const kept = (text: string, updatedAt: number): KeptWorkflow => ({ id: "a", name: "A", nodes: 0, updatedAt, text });

test("what was saved while the page went away is in the store at the next start, once", async () => {
  const [boat, store] = [place(), memoryStore()];
  await store.put(kept("old", 1));
  saveToLifeboat(kept("new", 2), boat);
  await emptyLifeboat(store, boat);
  expect((await store.get("a"))?.text).toBe("new");
  expect(boat.values.size).toBe(0);
});

test("a newer text in the store is not overwritten", async () => {
  const [boat, store] = [place(), memoryStore()];
  saveToLifeboat(kept("boat", 2), boat);
  await store.put(kept("newer", 3));
  await emptyLifeboat(store, boat);
  expect((await store.get("a"))?.text).toBe("newer");
});

test("a workflow too large for it leaves no older one behind", async () => {
  const [boat, store] = [place(400), memoryStore()];
  saveToLifeboat(kept("small", 1), boat);
  saveToLifeboat(kept("x".repeat(500), 2), boat);
  await emptyLifeboat(store, boat);
  expect(await store.get("a")).toBeUndefined();
});
