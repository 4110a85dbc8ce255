import { createHash } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Json, type StateStore, StoreError } from "#engine";
import { takeWriterLock } from "./writerLock.ts";
import { writeWhole } from "./writeWhole.ts";

const WAIT_MS = 20;
const MOST_WAITS = 500;

/**
 * State as one file for each name in a folder, which is made when first written. Every change replaces a file whole and holds a lock that
 * keeps other processes out; one that waits some seconds for it in vain is refused with `store-conflict`.
 */
export function fileState(folder: string): StateStore {
  let last: Promise<unknown> = Promise.resolve();
  const change = async (name: string, update: (value: Json | undefined) => Json | undefined): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const release = await lockOf(folder);
    try {
      const value = update(await read(folder, name));
      if (value === undefined) await rm(pathOf(folder, name), { force: true });
      else await writeWhole(folder, pathOf(folder, name), JSON.stringify({ name, value }));
    } finally {
      await release();
    }
  };
  return {
    read: (name) => read(folder, name),
    change(name, update) {
      const changed = last.then(() => change(name, update));
      last = changed.catch(() => undefined);
      return changed;
    },
  };
}

async function lockOf(folder: string): Promise<() => Promise<void>> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await takeWriterLock(folder);
    } catch (error) {
      if (!(error instanceof StoreError) || waits === MOST_WAITS) throw error;
      await setTimeout(WAIT_MS * Math.random());
    }
  }
}

/** Names may hold anything and be of any length; files are named by their hash. */
function pathOf(folder: string, name: string): string {
  return join(folder, `${createHash("sha256").update(name).digest("hex")}.json`);
}

async function read(folder: string, name: string): Promise<Json | undefined> {
  const text = await readFile(pathOf(folder, name), "utf8").catch((error: unknown) => {
    if ((error as { readonly code?: string }).code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return (JSON.parse(text) as { readonly value: Json }).value;
  } catch (cause) {
    throw new StoreError("store-failed", `${pathOf(folder, name)}, which keeps “${name.slice(0, 60)}”, is damaged.`, cause);
  }
}
