import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdir, mkdtemp, open, readdir, readFile, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { batch, bytesOf, hashOf, head, linesOf, makeRun } from "../storage/runSamples.ts";
import { type FileRunStore, fileRunStore } from "./fileRunStore.ts";

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "vwmp-files-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

function openStore(folder: string): FileRunStore {
  const store = fileRunStore(folder);
  onTestFinished(() => store.close());
  return store;
}

const journalOf = (folder: string, runId = "r") => join(folder, "runs", runId, "journal.ndjson");
const locksOf = async (folder: string, runId = "r") =>
  (await readdir(join(folder, "runs", runId))).filter((name) => name.startsWith("lock."));

test("a batch torn at any byte reads as the batches before, and another can take its place", async () => {
  const folder = await freshFolder();
  const store = openStore(folder);
  await store.create(head("r"), {});
  await store.append("r", batch(1, 2));
  const whole = (await stat(journalOf(folder))).size;
  await store.append("r", batch(3, 2, { status: "paused", at: 9, lines: '{"seq":3,"text":"ä€😀"}\n{"seq":4}' }));
  const journal = await readFile(journalOf(folder));
  await store.close();
  for (let size = whole; size < journal.byteLength; size += 1) {
    await writeFile(journalOf(folder), journal.subarray(0, size));
    expect(await linesOf(store, "r")).toBe(batch(1, 2).lines);
    expect(await store.head("r")).toEqual(head("r", { events: 2, updatedAt: 2001, status: "running" }));
    await store.append("r", batch(3, 1, { status: "suspended" }));
    expect(await linesOf(store, "r")).toBe(`${batch(1, 2).lines}\n${batch(3, 1).lines}`);
    expect((await store.head("r"))?.events).toBe(3);
    expect(
      (await readFile(journalOf(folder), "utf8"))
        .trimEnd()
        .split("\n")
        .map((line) => typeof JSON.parse(line)),
    ).not.toContain("string");
  }
});

test("a batch in which any byte changed is left out, with all behind it", async () => {
  const folder = await freshFolder();
  const store = openStore(folder);
  await store.create(head("r"), {});
  await store.append("r", batch(1, 1));
  const from = (await stat(journalOf(folder))).size;
  await store.append("r", batch(2, 1));
  const to = (await stat(journalOf(folder))).size;
  await store.append("r", batch(3, 1, { status: "suspended" }));
  const journal = await readFile(journalOf(folder));
  for (let at = from; at < to; at += 1) {
    const damaged = Buffer.from(journal);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    await writeFile(journalOf(folder), damaged);
    expect(await linesOf(store, "r")).toBe(batch(1, 1).lines);
  }
  await store.append("r", batch(2, 1, { status: "suspended" }));
  expect((await store.head("r"))?.events).toBe(2);
});

test("a journal is NDJSON throughout", async () => {
  const folder = await freshFolder();
  await makeRun(openStore(folder), "r", {}, new Map([[hashOf(1), bytesOf("1")]]));
  const kinds = (await readFile(journalOf(folder), "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => Object.keys(JSON.parse(line))[0]);
  expect(kinds).toEqual(["run", "batch", "seq", "kept"]);
});

test("names a crash tore off are written over", async () => {
  const folder = await freshFolder();
  const store = openStore(folder);
  await makeRun(store, "r", { status: "suspended" }, new Map([[hashOf(1), bytesOf("1")]]));
  await appendFile(join(folder, "runs", "r", "names"), hashOf(2).slice(0, 30));
  await store.append("r", batch(2, 1, { blobs: new Map([[hashOf(3), bytesOf("3")]]), status: "succeeded" }));
  await store.retain({ runs: 9, bytes: 1e9 });
  expect(await store.getBlob(hashOf(1))).toBeDefined();
  expect(await store.getBlob(hashOf(3))).toBeDefined();
});

describe.each(["write", "datasync", "truncate", "writeFile"] as const)("when %s fails for the n-th time", (method) => {
  test("an append is kept whole or, when it is rejected, not at all, and the run goes on", async () => {
    const probe = await open(import.meta.filename);
    const prototype = Object.getPrototypeOf(probe) as typeof probe;
    await probe.close();
    for (let n = 1; n <= 12; n += 1) {
      const folder = await freshFolder();
      const store = openStore(folder);
      await makeRun(store, "r", { status: "suspended" });
      const original = prototype[method] as (...args: unknown[]) => Promise<unknown>;
      let count = 0;
      const spy = vi.spyOn(prototype, method as "write").mockImplementation(async function (
        this: typeof probe,
        ...args: unknown[]
      ): Promise<never> {
        if (++count !== n) return (await original.apply(this, args)) as never;
        if (method === "write") await original.apply(this, [args[0], args[1], 7, args[3]]);
        throw Object.assign(new Error("planted"), { code: "ENOSPC" });
      });
      const blobs = new Map([[hashOf(n), bytesOf("blob")]]);
      const error = await store.append("r", batch(2, 3, { blobs, strict: true })).catch((reason: unknown) => reason);
      spy.mockRestore();
      if (error !== undefined) expect(error).toMatchObject({ name: "StoreError", code: "store-full" });
      const { events = 0 } = (await openStore(folder).head("r")) ?? {};
      expect(events).toBe(error === undefined ? 4 : 1);
      await store.append("r", batch(events + 1, 1));
      expect((await linesOf(store, "r")).split("\n").map((line) => JSON.parse(line).seq)).toEqual(
        Array.from({ length: events + 1 }, (_, index) => index + 1),
      );
    }
  });
});

describe("who writes", () => {
  test("another store on the folder is refused until the first is closed, and reads meanwhile", async () => {
    const folder = await freshFolder();
    const [one, other] = [openStore(folder), openStore(folder)];
    await one.create(head("r"), {});
    await one.append("r", batch(1, 1));
    await expect(other.append("r", batch(2, 1))).rejects.toMatchObject({ name: "StoreError", code: "store-conflict" });
    await expect(other.remove("r")).rejects.toMatchObject({ code: "store-conflict" });
    expect(await linesOf(other, "r")).toBe(batch(1, 1).lines);
    await one.append("r", batch(2, 1));
    await one.close();
    await other.append("r", batch(3, 1));
    await expect(one.append("r", batch(3, 1))).rejects.toMatchObject({ code: "store-conflict" });
  });

  test.each(["suspended", "succeeded", "partial", "failed", "cancelled"] as const)(
    "a run that is %s is free for others",
    async (status) => {
      const folder = await freshFolder();
      await makeRun(openStore(folder), "r", { status });
      expect(await locksOf(folder)).toEqual([]);
      await openStore(folder).append("r", batch(2, 1));
    },
  );

  test("an append that is refused leaves the run free", async () => {
    const folder = await freshFolder();
    await makeRun(openStore(folder), "r");
    await expect(openStore(folder).append("r", batch(7, 1))).rejects.toMatchObject({ code: "store-conflict" });
    expect(await locksOf(folder)).toEqual([]);
  });

  test("of several that begin at once at most one writes, and the journal stays whole", async () => {
    const folder = await freshFolder();
    await makeRun(openStore(folder), "r", { status: "suspended" });
    const stores = Array.from({ length: 6 }, () => openStore(folder));
    const results = await Promise.allSettled(stores.map((store) => store.append("r", batch(2, 1))));
    expect(results.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "store-conflict" });
  });

  test("the lock of a dead process is taken over, that of a living one and that of another machine are not", async () => {
    const folder = await freshFolder();
    await makeRun(openStore(folder), "r");
    const host = hostname().replaceAll(/[^A-Za-z0-9-]/g, "_");
    const child = spawn(process.execPath, ["-e", "process.stdin.resume()"], { stdio: ["pipe", "ignore", "ignore"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child, "spawn");
    const started = await readFile(`/proc/${child.pid}/stat`, "utf8").then(
      (text) => text.slice(text.lastIndexOf(")") + 2).split(" ")[19],
      () => "",
    );
    const lock = (name: string) => join(folder, "runs", "r", `lock.${name}`);
    const name = `${child.pid}.${started}.${host}.x`;
    await writeFile(lock(name), "");
    await expect(openStore(folder).append("r", batch(2, 1))).rejects.toThrow(`Process ${child.pid} on ${host} writes in`);
    child.kill("SIGKILL");
    await once(child, "exit");
    await writeFile(lock(`${process.pid}.1.${host}.another-that-had-the-number`), "");
    const store = openStore(folder);
    await store.append("r", batch(2, 1));
    expect(await locksOf(folder)).toHaveLength(1);
    await store.close();
    await writeFile(lock("1.1.elsewhere.x"), "");
    await expect(store.append("r", batch(3, 1))).rejects.toThrow(/elsewhere/);
  });
});

test.each(["../r", "a/b", "a\\b", ".", "..", "", "lock.1", "a\0", "ä", "x".repeat(65)])("%j is no id of a run", async (runId) => {
  const folder = await freshFolder();
  const store = openStore(join(folder, "store"));
  const refused = { name: "StoreError", code: "store-failed" };
  await expect(store.create(head(runId), {})).rejects.toMatchObject(refused);
  await expect(store.append(runId, batch(1, 1))).rejects.toMatchObject(refused);
  await expect(store.head(runId)).rejects.toMatchObject(refused);
  await expect(store.origin(runId)).rejects.toMatchObject(refused);
  await expect(linesOf(store, runId)).rejects.toMatchObject(refused);
  await expect(store.remove(runId)).rejects.toMatchObject(refused);
  expect(await readdir(folder)).toEqual(["store"]);
  expect(await readdir(join(folder, "store", "runs"))).toEqual([]);
});

test.each(["../../../etc/passwd", "", "A".repeat(64), "0".repeat(63)])("%j is no hash of a blob", async (hash) => {
  const store = openStore(await freshFolder());
  await expect(store.getBlob(hash)).rejects.toMatchObject({ code: "store-failed" });
  await expect(store.putBlob(hash, bytesOf("x"))).rejects.toMatchObject({ code: "store-failed" });
});

test("files are for this user only", async () => {
  const folder = join(await freshFolder(), "deep", "store");
  const store = openStore(folder);
  await makeRun(store, "r", { status: "running" }, new Map([[hashOf(1), bytesOf("1")]]));
  await store.putBlob(hashOf(2), bytesOf("2"));
  await store.keepResults("w", [{ key: "k", at: 1, outputs: 1 }], new Map());
  for (const name of ["", ...(await readdir(folder, { recursive: true }))]) {
    const about = await stat(join(folder, name));
    expect(`${name} ${(about.mode & 0o777).toString(8)}`).toBe(`${name} ${about.isDirectory() ? "700" : "600"}`);
  }
});

test("a blob whose file a power cut emptied is written again", async () => {
  const folder = await freshFolder();
  const store = openStore(folder);
  await store.putBlob(hashOf(1), bytesOf("one"));
  await truncate(join(folder, "blobs", "00", hashOf(1)), 0);
  await store.putBlob(hashOf(1), bytesOf("one"));
  expect(await store.getBlob(hashOf(1))).toEqual(bytesOf("one"));
});

test("a sweep that died loses nothing, and the next one ends it", async () => {
  const folder = await freshFolder();
  const store = openStore(folder);
  await makeRun(store, "r", {}, new Map([[hashOf(1), bytesOf("one")]]));
  const blobs = join(folder, "blobs", "00");
  await writeFile(join(blobs, `${hashOf(1)}.leaving`), "one");
  await rm(join(blobs, hashOf(1)));
  await writeFile(join(blobs, `${hashOf(2)}.leaving`), "two");
  expect(await store.getBlob(hashOf(1))).toEqual(bytesOf("one"));
  await store.retain({ runs: 9, bytes: 1e9 });
  expect(await readdir(blobs)).toEqual([hashOf(1)]);
});

test("what a process that died was writing is cleared away after a day", async () => {
  const folder = await freshFolder();
  const store = openStore(folder);
  await store.list();
  await mkdir(join(folder, "temporary", "old"));
  await writeFile(join(folder, "temporary", "new"), "");
  await utimes(join(folder, "temporary", "old"), 1, 1);
  await store.retain({ runs: 9, bytes: 1e9 });
  expect(await readdir(join(folder, "temporary"))).toEqual(["new"]);
});

test("results kept many times take few files", async () => {
  const folder = await freshFolder();
  const store = openStore(folder);
  const keys = Array.from({ length: 100 }, (_, index) => `k${index % 40}`);
  await Promise.all(keys.map((key, at) => store.keepResults("w", [{ key, at, outputs: at }], new Map())));
  const results = await store.results("w");
  expect(results.map(({ at }) => at)).toEqual(Array.from({ length: 40 }, (_, index) => index + 60));
  const [name = ""] = await readdir(join(folder, "results"));
  expect((await readdir(join(folder, "results", name))).length).toBeLessThan(40);
});

test("a folder nobody may write in is unavailable, with the reason", async () => {
  const file = join(await freshFolder(), "file");
  await writeFile(file, "");
  await expect(openStore(join(file, "store")).list()).rejects.toMatchObject({ name: "StoreError", code: "store-unavailable" });
});
