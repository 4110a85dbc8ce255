import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type RunHead, type RunOrigin, StoreError } from "#engine";
import { taken } from "../storage/refusal.ts";
import { encodeHead, readBatches, readHead } from "./journalFrames.ts";
import { encodeNames, readNames } from "./namesFile.ts";
import { errorCode, ifThere } from "./storeFailure.ts";

const OCCUPIED = new Set(["ENOTEMPTY", "EEXIST", "EPERM"]);

/** Makes the folder of a run: it is there with all its files or not at all. */
export async function createRunFolder(
  temporary: string,
  folder: string,
  { head, origin, names }: { readonly head: RunHead; readonly origin: RunOrigin; readonly names: ReadonlyMap<string, number> },
): Promise<void> {
  const draft = join(temporary, randomUUID());
  try {
    await mkdir(draft, { mode: 0o700 });
    await Promise.all(
      Object.entries({ "origin.json": JSON.stringify(origin), "journal.ndjson": encodeHead(head), names: encodeNames(names) }).map(
        ([name, text]) => writeFile(join(draft, name), text, { mode: 0o600 }),
      ),
    );
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const occupied = OCCUPIED.has(errorCode(error)) && (await ifThere(stat(folder))) !== undefined;
    throw occupied ? new StoreError("store-conflict", taken(head.runId)) : error;
  }
}

export async function readRunHead(folder: string): Promise<RunHead | undefined> {
  return (await withJournal(folder, readHead))?.head;
}

export async function readRunOrigin(folder: string): Promise<RunOrigin | undefined> {
  const text = await ifThere(readFile(join(folder, "origin.json"), "utf8"));
  return text === undefined ? undefined : JSON.parse(text);
}

export async function* readRunLines(folder: string): AsyncGenerator<string, void, void> {
  const journal = await ifThere(open(join(folder, "journal.ndjson")));
  if (journal === undefined) return;
  try {
    for await (const { lines, count } of readBatches(journal)) if (count > 0) yield lines();
  } finally {
    await journal.close();
  }
}

/** What retention asks about a run. */
export async function readRunSize(
  folder: string,
): Promise<{ readonly head: RunHead; readonly bytes: number; readonly blobs: ReadonlyMap<string, number> } | undefined> {
  const head = await readRunHead(folder);
  const origin = await ifThere(stat(join(folder, "origin.json")));
  const journal = await ifThere(stat(join(folder, "journal.ndjson")));
  if (head === undefined || origin === undefined || journal === undefined) return undefined;
  return { head, bytes: origin.size + journal.size, blobs: await readNames(join(folder, "names")) };
}

async function withJournal<T>(folder: string, use: (journal: FileHandle) => Promise<T>): Promise<T | undefined> {
  const journal = await ifThere(open(join(folder, "journal.ndjson")));
  if (journal === undefined) return undefined;
  try {
    return await use(journal);
  } finally {
    await journal.close();
  }
}
