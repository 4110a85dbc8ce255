import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fileRunStore } from "./fileRunStore.ts";
import { openStoreFormat } from "./storeFormat.ts";

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "vwmp-format-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
const formatOf = async (folder: string) => JSON.parse(await readFile(join(folder, "format.json"), "utf8"));

test("a new folder gets today's format", async () => {
  const folder = await freshFolder();
  await fileRunStore(folder).list();
  expect(await formatOf(folder)).toEqual({ format: "vwmp-runs", version: 1 });
});

test("a folder of a newer version is refused and left as it is", async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, "format.json"), '{"format":"vwmp-runs","version":2}\n');
  const store = fileRunStore(folder);
  await expect(store.list()).rejects.toMatchObject({ name: "StoreError", code: "store-newer" });
  await expect(store.putBlob("0".repeat(64), new Uint8Array())).rejects.toMatchObject({ code: "store-newer" });
  expect(await readdir(folder)).toEqual(["format.json"]);
});

test("a format file that cannot be read is refused", async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, "format.json"), "{");
  await expect(fileRunStore(folder).list()).rejects.toMatchObject({
    code: "store-failed",
    message: expect.stringContaining("format.json"),
  });
});

test("an older folder is brought up step by step, a step that failed from there on", async () => {
  const folder = await freshFolder();
  await openStoreFormat(folder, []);
  const done: string[] = [];
  const step = (name: string) => async () => void done.push(name);
  const fails = async () => {
    throw new Error("planted");
  };
  await expect(openStoreFormat(folder, [step("1 to 2"), fails])).rejects.toThrow("planted");
  expect(await formatOf(folder)).toMatchObject({ version: 2 });
  await openStoreFormat(folder, [step("1 to 2 again"), step("2 to 3"), step("3 to 4")]);
  expect(await formatOf(folder)).toMatchObject({ version: 4 });
  expect(done).toEqual(["1 to 2", "2 to 3", "3 to 4"]);
});

test("of two that open an older folder at once each step is made once", async () => {
  const folder = await freshFolder();
  await openStoreFormat(folder, []);
  const made: number[] = [];
  const steps = [async () => void made.push(1)];
  await Promise.allSettled([openStoreFormat(folder, steps), openStoreFormat(folder, steps)]);
  await openStoreFormat(folder, steps);
  expect(made).toEqual([1]);
});
