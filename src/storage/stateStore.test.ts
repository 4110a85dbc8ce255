import "fake-indexeddb/auto";
import { appendFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { memoryState } from "../model/memoryState.ts";
import type { StateStore } from "../model/state.ts";
import { fileState } from "../node/fileState.ts";
import { indexedDbState } from "./indexedDbState.ts";

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "state-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "state");
}

/** Each gives two handles on the same state, as two tabs or processes have. */
const drivers: Record<string, () => Promise<readonly [StateStore, StateStore]>> = {
  memory: async () => {
    const state = memoryState();
    return [state, state];
  },
  file: async () => {
    const folder = await freshFolder();
    return [fileState(folder), fileState(folder)];
  },
  IndexedDB: async () => {
    const name = crypto.randomUUID();
    return [indexedDbState(name), indexedDbState(name)];
  },
};

describe.each(Object.entries(drivers))("state in %s", (_, open) => {
  test("what is kept is read through another handle; undefined forgets it", async () => {
    const [one, other] = await open();
    expect(await one.read("a")).toBeUndefined();
    await one.change("a", () => ({ n: [1, null, "ü"] }));
    expect(await other.read("a")).toEqual({ n: [1, null, "ü"] });
    await other.change("a", () => undefined);
    expect(await one.read("a")).toBeUndefined();
    await one.change("a", () => undefined);
  });

  test("null is kept, and is not nothing", async () => {
    const [one] = await open();
    await one.change("a", () => null);
    expect(await one.read("a")).toBeNull();
  });

  test("names are kept apart, whatever they hold", async () => {
    const [one] = await open();
    const names = ["__proto__", "constructor", "../up", "a/b", "A/B", "", "x".repeat(5000), "table:ü"];
    for (const [at, name] of names.entries()) await one.change(name, () => at);
    expect(await Promise.all(names.map((name) => one.read(name)))).toEqual(names.map((_name, at) => at));
  });

  test("hostile keys in values are plain data", async () => {
    const [one] = await open();
    const text = '{"__proto__":{"polluted":true},"then":1}';
    await one.change("a", () => JSON.parse(text));
    expect(JSON.stringify(await one.read("a"))).toBe(text);
  });

  test("changes through two handles at once all count", async () => {
    const [one, other] = await open();
    const add = (store: StateStore) => store.change("n", (value) => ((value as number | undefined) ?? 0) + 1);
    await Promise.all(Array.from({ length: 12 }, (_none, at) => add(at % 2 === 0 ? one : other)));
    expect(await one.read("n")).toBe(12);
  });

  test("what the update throws comes back, and nothing is changed nor blocked", async () => {
    const [one] = await open();
    await one.change("a", () => 1);
    const error = new TypeError("no");
    await expect(
      one.change("a", () => {
        throw error;
      }),
    ).rejects.toBe(error);
    expect(await one.read("a")).toBe(1);
    await one.change("a", () => 2);
    expect(await one.read("a")).toBe(2);
  });
});

test("a damaged file is told, not read as nothing", async () => {
  const folder = await freshFolder();
  const state = fileState(folder);
  await state.change("a", () => 1);
  const files = await readdir(folder);
  expect(files).toHaveLength(1);
  await appendFile(join(folder, files[0] as string), "}");
  await expect(state.read("a")).rejects.toMatchObject({ code: "store-failed" });
  await expect(state.change("a", () => 2)).rejects.toMatchObject({ code: "store-failed" });
});
