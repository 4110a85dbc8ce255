import "fake-indexeddb/auto";
import { openDB } from "idb";
import { expect, onTestFinished, test, vi } from "vitest";
import { secretSource } from "./secretSource.ts";
import { secretStore } from "./secretStore.ts";

const VALUE = "cAnary-éx 42";
const freshName = (): string => `secrets-${crypto.randomUUID()}`;

async function vault() {
  const name = freshName();
  const store = secretStore(name);
  await store.put("KEY", VALUE, ["api.example.com"]);
  return { name, store, read: secretSource(name), db: await openDB(name) };
}

test("what is put in is read by the source alone; the list says names, hosts and when it changed", async () => {
  const { store, read } = await vault();
  const before = Date.now();
  await store.put("ALL", "", ["*"]);
  expect(await store.list()).toEqual([
    { name: "ALL", hosts: ["*"], changedAt: expect.any(Number) },
    { name: "KEY", hosts: ["api.example.com"], changedAt: expect.any(Number) },
  ]);
  expect((await store.list())[0]?.changedAt).toBeGreaterThanOrEqual(before);
  expect(await read("KEY")).toEqual({ value: VALUE, hosts: ["api.example.com"] });
  expect(await read("ALL")).toEqual({ value: "", hosts: ["*"] });
  expect(await read("constructor")).toBeUndefined();
});

test("replacing changes value and hosts, removing leaves nothing", async () => {
  const { store, read, db } = await vault();
  await store.put("KEY", "other", ["b.example.com"]);
  expect(await read("KEY")).toEqual({ value: "other", hosts: ["b.example.com"] });
  await store.remove("KEY");
  await store.remove("KEY");
  expect([await read("KEY"), await store.list(), await db.count("secrets")]).toEqual([undefined, [], 0]);
});

test("the database holds no value, the same value is never sealed alike, and the key cannot be read out", async () => {
  const { store, db } = await vault();
  const first = await db.get("secrets", "KEY");
  await store.put("KEY", VALUE, ["api.example.com"]);
  const second = await db.get("secrets", "KEY");
  for (const { sealed } of [first, second]) expect(Buffer.from(sealed).toString("latin1")).not.toContain("cAnary");
  expect([first.version, second.version]).toEqual([1, 2]);
  expect(Buffer.from(first.sealed).equals(Buffer.from(second.sealed))).toBe(false);
  const key = (await db.get("keys", "device")) as CryptoKey;
  expect([key.extractable, key.algorithm]).toEqual([false, { name: "AES-GCM", length: 256 }]);
});

test.each([
  ["other hosts", { hosts: ["evil.example.com"] }, "KEY"],
  ["another name", { name: "OTHER" }, "OTHER"],
  ["an older version", { version: 7 }, "KEY"],
  ["a changed byte", { sealed: new Uint8Array(40).buffer }, "KEY"],
])("a sealed value with %s does not open", async (_, change, name) => {
  const { read, db } = await vault();
  await db.put("secrets", { ...(await db.get("secrets", "KEY")), ...change }, name);
  await expect(read(name)).rejects.toMatchObject({ name: "StoreError", code: "store-failed", message: expect.stringContaining(name) });
});

test("a value does not open in another vault, its key included", async () => {
  const [one, other] = [await vault(), await vault()];
  await other.db.put("keys", await one.db.get("keys", "device"), "device");
  await other.db.put("secrets", await one.db.get("secrets", "KEY"), "KEY");
  await expect(other.read("KEY")).rejects.toMatchObject({ code: "store-failed" });
});

test("two tabs that begin together share one key", async () => {
  const name = freshName();
  await Promise.all(["A", "B", "C"].map((each) => secretStore(name).put(each, each, ["*"])));
  const read = secretSource(name);
  expect((await Promise.all(["A", "B", "C"].map(read))).map((secret) => secret?.value)).toEqual(["A", "B", "C"]);
});

test("of two tabs that replace one secret at once, one is told", async () => {
  const { name, read } = await vault();
  const results = await Promise.allSettled(["one", "two"].map((value) => secretStore(name).put("KEY", value, ["*"])));
  const refused = results.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeLessThanOrEqual(1);
  if (refused.length === 1) expect(refused).toMatchObject([{ reason: { code: "store-conflict" } }]);
  expect(["one", "two"]).toContain((await read("KEY"))?.value);
});

test("where the browser does not encrypt, everything is refused and says why", async () => {
  const { name } = await vault();
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  onTestFinished(() => void vi.unstubAllGlobals());
  const refusal = { name: "StoreError", code: "store-unavailable", message: expect.stringContaining("https") };
  await expect(secretStore(name).put("KEY", "x", ["*"])).rejects.toMatchObject(refusal);
  await expect(secretStore(name).list()).rejects.toMatchObject(refusal);
  await expect(secretSource(name)("KEY")).rejects.toMatchObject(refusal);
});
