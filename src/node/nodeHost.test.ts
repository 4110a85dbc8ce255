import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, expect, test } from "vitest";
import { isAt } from "./grantedPath.ts";
import { nodeHost } from "./nodeHost.ts";

const home = mkdtempSync(join(tmpdir(), "vwmp-host-"));
afterAll(() => rmSync(home, { recursive: true }));
mkdirSync(join(home, "data"));
mkdirSync(join(home, "data-evil"));
writeFileSync(join(home, "data", "a.txt"), "hello");
writeFileSync(join(home, "data-evil", "b.txt"), "secret");
symlinkSync(join(home, "data-evil", "b.txt"), join(home, "data", "link.txt"));
symlinkSync(join(home, "data", "a.txt"), join(home, "data", "inside.txt"));
symlinkSync(join(home, "data-evil"), join(home, "data", "folder"));

/** Swaps `data/swap` for a link out of the granted folder and back, as fast as it can. */
const SWAPPER = `const { renameSync, rmSync } = require("node:fs");
const { parentPort, workerData: home } = require("node:worker_threads");
const [swap, good, evil] = ["/data/swap", "/good", "/evil"].map((path) => home + path);
// Whoever writes makes the folder anew in the moment in which it is away.
const move = (from, to) => {
  for (;;) {
    try {
      return renameSync(from, to);
    } catch {
      try {
        rmSync(to, { recursive: true, force: true });
      } catch {}
    }
  }
};
parentPort.postMessage("begun");
for (;;) {
  move(swap, good);
  move(evil, swap);
  move(swap, evil);
  move(good, swap);
}`;

const signal = new AbortController().signal;
const read = (path: string, options = {}) => nodeHost({ read: [join(home, "data")], ...options }).readFile?.(path, signal);
const stream = (path: string) => nodeHost({ read: [join(home, "data")] }).openFile?.(path, signal);
const create = (path: string) => nodeHost({ write: [join(home, "data")] }).createFile?.(path);

test("a file in a granted folder is read, through a link inside too", async () => {
  expect(new TextDecoder().decode(await read(join(home, "data", "a.txt")))).toBe("hello");
  expect(new TextDecoder().decode(await read(join(home, "data", "inside.txt")))).toBe("hello");
});

/** Ways out of the folder `data`, or ways that must not be taken for one into it. */
const OUT = [
  "data-evil/b.txt",
  "data/../data-evil/b.txt",
  "data/./../data-evil/b.txt",
  "data//..//data-evil//b.txt",
  "data/x/../../data-evil/b.txt",
  "data/link.txt",
  "data/folder/b.txt",
  "data/folder/../data-evil/b.txt",
  "data/%2e%2e/data-evil/b.txt",
  "data/..%2fdata-evil/b.txt",
  "data/..\\data-evil\\b.txt",
  "data/%252e%252e/data-evil/b.txt",
  "data/․․/data-evil/b.txt",
  "data/..．/data-evil/b.txt",
  "data\u0000/../data-evil/b.txt",
  "data/a.txt\u0000/../../data-evil/b.txt",
  "data /../data-evil/b.txt",
  "data-evil",
  "data/..",
  "DATA/a.txt",
];

test.each(OUT)("%j leads out and is refused", async (path) => {
  const refused = expect.stringMatching(/^(?:permission-needed|read-failed|write-failed|not-a-file)$/);
  for (const written of [join(home, path), `${home}/${path}`, relative(process.cwd(), `${home}/${path}`)]) {
    await expect(read(written)).rejects.toMatchObject({ code: refused });
    await expect(stream(written)).rejects.toMatchObject({ code: refused });
  }
  const sink = await Promise.resolve(create(`${home}/${path.replace(/[^/]*$/, "new.txt")}`)).catch(() => undefined);
  expect([readdirSync(join(home, "data-evil")), readdirSync(home)]).toEqual([["b.txt"], ["data", "data-evil"]]);
  await sink?.abort();
});

test("a folder that is swapped for a link while files are opened never leads out", async () => {
  mkdirSync(join(home, "data", "swap"));
  writeFileSync(join(home, "data", "swap", "b.txt"), "hello");
  symlinkSync(join(home, "data-evil"), join(home, "evil"));
  const swapper = new Worker(SWAPPER, { eval: true, workerData: home });
  try {
    await once(swapper, "message");
    for (let round = 0; round < 400; round += 1) {
      const got = await Promise.resolve(read(join(home, "data", "swap", "b.txt"))).catch(() => undefined);
      expect(["hello", ""]).toContain(new TextDecoder().decode(got));
      const sink = await Promise.resolve(create(join(home, "data", "swap", "new.txt"))).catch(() => undefined);
      await sink?.write(new TextEncoder().encode("x")).catch(() => undefined);
      await sink?.close().catch(() => sink.abort());
    }
  } finally {
    await swapper.terminate();
  }
  expect(readdirSync(join(home, "data-evil")).filter((name) => !name.endsWith(".part"))).toEqual(["b.txt"]);
});

test("a file that was opened and then moved away is not the one at its path", async () => {
  mkdirSync(join(home, "data", "moved"));
  writeFileSync(join(home, "data", "moved", "b.txt"), "hello");
  const path = join(home, "data", "moved", "b.txt");
  const file = await open(path);
  try {
    expect(await isAt(file, path)).toBe(true);
    renameSync(join(home, "data", "moved"), join(home, "data", "away"));
    expect(await isAt(file, path)).toBe(false);
    symlinkSync(join(home, "data", "away"), join(home, "data", "moved"));
    expect(await isAt(file, path)).toBe(false);
    rmSync(join(home, "data", "moved"));
    symlinkSync(join(home, "data-evil"), join(home, "data", "moved"));
    expect(await isAt(file, path)).toBe(false);
  } finally {
    await file.close();
  }
});

test("nothing may be read without a grant", async () => {
  await expect(read(join(home, "data", "a.txt"), { read: [] })).rejects.toMatchObject({ code: "permission-needed" });
  await expect(nodeHost().readFile?.(join(home, "data", "a.txt"), signal)).rejects.toMatchObject({ code: "permission-needed" });
});

test("folders, devices, missing and large files fail with a code", async () => {
  await expect(read(join(home, "data"))).rejects.toMatchObject({ code: "not-a-file" });
  await expect(read("/dev/zero", { read: ["*"] })).rejects.toMatchObject({ code: "not-a-file" });
  await expect(read(join(home, "data", "none"))).rejects.toMatchObject({ code: "read-failed", kind: "user" });
  await expect(read(join(home, "data", "a.txt"), { mostFileBytes: 4 })).rejects.toMatchObject({ code: "file-too-large" });
});
