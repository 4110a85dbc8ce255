import { expect, test } from "vitest";
import type { KeptWorkflow } from "../../model/store.ts";
import { memoryStore } from "../../storage/memoryStore.ts";
import { emptyLifeboat, leaveLifeboat, saveToLifeboat } from "./lifeboat.ts";

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

const kept = (text: string, id = "a"): KeptWorkflow => ({ id, name: "A", nodes: 0, updatedAt: 1, revision: `of ${text}`, text });

test("what was saved while the page went away is in the store at the next start, once", async () => {
  const [boat, store] = [place(), memoryStore()];
  await store.put(kept("old"));
  saveToLifeboat(kept("new"), ["of old"], boat);
  await emptyLifeboat("a", store, boat, "copy");
  expect((await store.get("a"))?.text).toBe("new");
  expect(boat.values.size).toBe(0);
});

test("a write that was under way when the page went away, and ended, is followed by what was saved", async () => {
  const [boat, store] = [place(), memoryStore()];
  saveToLifeboat(kept("new"), ["of old", "of under way"], boat);
  await store.put(kept("under way"));
  await emptyLifeboat("a", store, boat, "copy");
  expect((await store.get("a"))?.text).toBe("new");
});

test("where another has written meanwhile, both are there", async () => {
  const [boat, store] = [place(), memoryStore()];
  saveToLifeboat(kept("boat"), ["of old"], boat);
  await store.put(kept("another's"));
  await emptyLifeboat("a", store, boat, "copy");
  expect((await store.get("a"))?.text).toBe("another's");
  expect((await store.get("copy"))?.text).toBe("boat");
});

test("what reached the store all the same makes no copy", async () => {
  const [boat, store] = [place(), memoryStore()];
  saveToLifeboat(kept("same"), ["of old"], boat);
  await store.put({ ...kept("same"), revision: "written by the page" });
  await emptyLifeboat("a", store, boat, "copy");
  expect(await store.list()).toHaveLength(1);
});

test("two tabs that go away at once have a place each", async () => {
  const [boat, store] = [place(), memoryStore()];
  saveToLifeboat(kept("one", "a"), [null], boat);
  saveToLifeboat(kept("two", "b"), [null], boat);
  for (const id of ["a", "b"]) await emptyLifeboat(id, store, boat, "copy");
  expect((await store.list()).map(({ id }) => id).sort()).toEqual(["a", "b"]);
});

test("what was left is not put into the store", async () => {
  const [boat, store] = [place(), memoryStore()];
  saveToLifeboat(kept("x"), [null], boat);
  leaveLifeboat("a", boat);
  await emptyLifeboat("a", store, boat, "copy");
  expect(await store.list()).toEqual([]);
});

test("a workflow too large for it leaves no older one behind", async () => {
  const [boat, store] = [place(400), memoryStore()];
  saveToLifeboat(kept("small"), [null], boat);
  saveToLifeboat(kept("x".repeat(500)), [null], boat);
  await emptyLifeboat("a", store, boat, "copy");
  expect(await store.get("a")).toBeUndefined();
});
