import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { openDB } from "idb";
import { describe, expect, test } from "vitest";
import { StoreError, type WorkflowStore } from "../model/store.ts";
import { indexedDbStore } from "./indexedDbStore.ts";
import { memoryStore } from "./memoryStore.ts";

let databases = 0;
const DRIVERS: readonly (readonly [string, () => WorkflowStore])[] = [
  ["memory", memoryStore],
  ["indexedDb", () => indexedDbStore(`test-${databases++}`)],
];
const kept = (id: string, updatedAt: number, text = `{"id":"${id}"}`) => ({
  id,
  name: `Name of ${id}`,
  updatedAt,
  nodes: 2,
  revision: `r${updatedAt}`,
  text,
});

describe.each(DRIVERS)("the store %s", (_name, make) => {
  test("gives back what was put, and undefined for what was not", async () => {
    const store = make();
    await store.put(kept("a", 1));
    expect(await store.get("a")).toEqual(kept("a", 1));
    expect(await store.get("b")).toBeUndefined();
  });

  test("lists entries without texts, newest change first", async () => {
    const store = make();
    await store.put(kept("old", 1));
    await store.put(kept("new", 3));
    await store.put(kept("mid", 2));
    const list = await store.list();
    expect(list.map((entry) => entry.id)).toEqual(["new", "mid", "old"]);
    expect(list[0]).toEqual({ id: "new", name: "Name of new", updatedAt: 3, nodes: 2, revision: "r3" });
  });

  test("keeps the last of several puts made without waiting", async () => {
    const store = make();
    await Promise.all([store.put(kept("a", 1, "1")), store.put(kept("a", 2, "2")), store.put(kept("a", 3, "3"))]);
    expect((await store.get("a"))?.text).toBe("3");
    expect(await store.list()).toHaveLength(1);
  });

  test("refuses a put over another revision than the one it holds, and keeps what it holds", async () => {
    const store = make();
    await store.put(kept("a", 1), null);
    await expect(store.put(kept("a", 2), null)).rejects.toMatchObject({ name: "StoreError", code: "store-conflict" });
    await store.put(kept("a", 2), "r1");
    await expect(store.put(kept("a", 3), "r1")).rejects.toMatchObject({ code: "store-conflict" });
    expect(await store.get("a")).toEqual(kept("a", 2));
    await store.put(kept("a", 4));
    await store.remove("a");
    await expect(store.put(kept("a", 5), "r4")).rejects.toMatchObject({ code: "store-conflict" });
    await store.put(kept("a", 5), null);
  });

  test("of two puts over the same revision, made without waiting, the later is refused", async () => {
    const store = make();
    await store.put(kept("a", 1));
    const results = await Promise.allSettled([store.put(kept("a", 2), "r1"), store.put(kept("a", 3), "r1")]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect((await store.get("a"))?.revision).toBe("r2");
  });

  test("removes entry and text, and does not mind when there was none", async () => {
    const store = make();
    await store.put(kept("a", 1));
    await store.remove("a");
    await store.remove("never");
    expect(await store.get("a")).toBeUndefined();
    expect(await store.list()).toEqual([]);
  });

  test.each(["__proto__", "constructor", "toString", ""])("takes %j as an id like any other", async (id) => {
    const store = make();
    await store.put(kept(id, 1, "odd"));
    expect((await store.get(id))?.text).toBe("odd");
    expect((await store.list()).map((entry) => entry.id)).toEqual([id]);
  });
});

test("another handle on the same database sees what was kept", async () => {
  await indexedDbStore("shared").put(kept("a", 1));
  expect((await indexedDbStore("shared").get("a"))?.text).toBe('{"id":"a"}');
});

test("a browser that refuses storage rejects with a StoreError, and serves again once it does not", async () => {
  const store = indexedDbStore("refused");
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = () => {
    throw new DOMException("no", "SecurityError");
  };
  await expect(store.list()).rejects.toMatchObject({ name: "StoreError", code: "store-unavailable" });
  await expect(store.put(kept("a", 1))).rejects.toBeInstanceOf(StoreError);
  IDBFactory.prototype.open = open;
  await store.put(kept("a", 1));
  expect(await store.list()).toHaveLength(1);
});

function openVersion1(name: string) {
  return openDB(name, 1, {
    upgrade(db) {
      db.createObjectStore("entries");
      db.createObjectStore("texts");
    },
  });
}

test("while a tab keeps the old version open a store says so at once, and serves when that tab is closed", async () => {
  const old = await openVersion1("held");
  const store = indexedDbStore("held");
  await expect(store.list()).rejects.toMatchObject({ name: "StoreError", code: "store-unavailable" });
  await expect(store.put(kept("a", 1))).rejects.toMatchObject({ code: "store-unavailable" });
  old.close();
  await expect.poll(() => store.list().catch(() => "not yet")).toHaveLength(0);
});

test("a database of a newer version is refused with store-newer", async () => {
  (await openDB("newer", 99)).close();
  await expect(indexedDbStore("newer").list()).rejects.toMatchObject({ name: "StoreError", code: "store-newer" });
});

test("docs/problems.md has one line for each code of a store, and no other", () => {
  const source = readFileSync(new URL("../model/store.ts", import.meta.url), "utf8");
  const union = source.slice(source.indexOf("StoreErrorCode ="), source.indexOf(";", source.indexOf("StoreErrorCode =")));
  const codes = [...union.matchAll(/"([a-z-]+)"/g)].map((match) => match[1]);
  const page = readFileSync(new URL("../../docs/problems.md", import.meta.url), "utf8");
  const listed = [...page.slice(page.indexOf("StoreError")).matchAll(/^\| `([a-z-]+)` *\|/gm)].map((match) => match[1]);
  expect(codes).toContain("store-full");
  expect(listed).toEqual(codes);
});
