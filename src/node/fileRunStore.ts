import { randomUUID } from "node:crypto";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type CachedResult, type JournalBatch, type Retention, type RunHead, type RunOrigin, type RunStore, StoreError } from "#engine";
import { namesIn } from "../storage/namesIn.ts";
import { isFinished, newestFirst, overLimits } from "../storage/overLimits.ts";
import { refusal } from "../storage/refusal.ts";
import { UNNAMED_BLOB_MS } from "../storage/unnamedBlobs.ts";
import { BlobFiles } from "./blobFiles.ts";
import { inGroups } from "./inGroups.ts";
import { InOrder } from "./inOrder.ts";
import { readNames } from "./namesFile.ts";
import { ResultFiles } from "./resultFiles.ts";
import { createRunFolder, readRunHead, readRunLines, readRunOrigin, readRunSize } from "./runFolder.ts";
import { RunWriter } from "./runWriter.ts";
import { ifThere, storeFailure } from "./storeFailure.ts";
import { openStoreFormat } from "./storeFormat.ts";
import { takeWriterLock } from "./writerLock.ts";

const RUN_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Keeps runs in a folder; see {@link fileRunStore}. */
export type FileRunStore = RunStore & {
  /** Closes the files of runs under way, once what was asked for is done, and lets other processes write them. It opens them again when asked. */
  close(): Promise<void>;
};

/**
 * Keeps runs in a folder, made when it is first used, for this user only. Processes may share it; one at a time writes a run, and
 * another that tries is refused with `store-conflict`. A run is free again once it is finished or suspended, after `close`, and when
 * its process died.
 *
 * @example
 * const store = fileRunStore("./runs");
 * for (const { runId, status } of await store.list()) console.log(runId, status);
 * await store.close();
 */
export function fileRunStore(directory: string): FileRunStore {
  return new FolderOfRuns(resolve(directory));
}

class FolderOfRuns implements FileRunStore {
  readonly #directory: string;
  readonly #temporary: string;
  readonly #blobs: BlobFiles;
  readonly #results: ResultFiles;
  readonly #writers = new Map<string, RunWriter>();
  readonly #inOrder = new InOrder();
  #opened: Promise<void> | undefined;

  constructor(directory: string) {
    this.#directory = directory;
    this.#temporary = join(directory, "temporary");
    this.#blobs = new BlobFiles(directory);
    this.#results = new ResultFiles(directory);
  }

  create(head: RunHead, origin: RunOrigin): Promise<void> {
    return this.#onRun(head.runId, async (folder) => {
      const names = new Map<string, number>();
      for (const hash of namesIn(origin)) names.set(hash, await this.#blobs.sizeOf(hash));
      await createRunFolder(this.#temporary, folder, { head, origin, names });
    });
  }

  append(runId: string, batch: JournalBatch): Promise<void> {
    return this.#onRun(runId, async (folder) => {
      const writer = this.#writers.get(runId) ?? (await RunWriter.open(folder, this.#blobs));
      if (writer === undefined) throw new StoreError("store-conflict", refusal(runId, undefined, batch.from));
      this.#writers.set(runId, writer);
      try {
        await writer.append(batch);
      } catch (error) {
        await this.#closeWriter(runId).catch(() => undefined);
        throw error;
      }
      if (isFinished(batch.status) || batch.status === "suspended") await this.#closeWriter(runId);
    });
  }

  head(runId: string): Promise<RunHead | undefined> {
    return this.#guard(() => this.#headOf(runId));
  }

  origin(runId: string): Promise<RunOrigin | undefined> {
    return this.#guard(() => readRunOrigin(this.#folderOf(runId)));
  }

  async *read(runId: string): AsyncGenerator<string, void, void> {
    try {
      await this.#open();
      yield* readRunLines(this.#folderOf(runId));
    } catch (error) {
      throw storeFailure(this.#directory, error);
    }
  }

  list(): Promise<readonly RunHead[]> {
    return this.#guard(async () => {
      const heads = await inGroups(await this.#runIds(), (runId) => this.#headOf(runId));
      return heads.filter((head) => head !== undefined).sort(newestFirst);
    });
  }

  remove(runId: string): Promise<void> {
    return this.#guard(async () => {
      const names = await this.#removeRun(runId);
      await this.#blobs.sweep(names, () => this.#named());
    });
  }

  putBlob(hash: string, bytes: Uint8Array): Promise<void> {
    return this.#guard(async () => void (await this.#blobs.claim(new Map([[hash, bytes]]))));
  }

  getBlob(hash: string): Promise<Uint8Array | undefined> {
    return this.#guard(() => this.#blobs.get(hash));
  }

  results(workflow: string): Promise<readonly CachedResult[]> {
    return this.#guard(() => this.#results.of(workflow));
  }

  keepResults(workflow: string, results: readonly CachedResult[], blobs: ReadonlyMap<string, Uint8Array>): Promise<void> {
    return this.#inOrder.run(`results of ${workflow}`, () =>
      this.#guard(async () => {
        const unclaim = await this.#blobs.claim(blobs);
        await this.#results.keep(workflow, results);
        await unclaim();
      }),
    );
  }

  forgetResults(workflow?: string): Promise<void> {
    return this.#guard(async () => {
      const names = await this.#results.forget(workflow);
      await this.#blobs.sweep(names, () => this.#named());
    });
  }

  retain(limits: Retention): Promise<readonly string[]> {
    return this.#guard(async () => {
      const runs = await inGroups(await this.#runIds(), (runId) => readRunSize(this.#folderOf(runId)));
      const there = runs.filter((run) => run !== undefined);
      const sizes = new Map(there.flatMap(({ blobs }) => [...blobs]));
      const over = overLimits(
        there.map(({ head, bytes, blobs }) => ({ head, bytes, names: blobs.keys() })),
        (hash) => sizes.get(hash) ?? 0,
        limits,
      );
      for (const runId of over) await this.#removeRun(runId);
      await this.#blobs.sweep(undefined, () => this.#named());
      await this.#clearTemporary();
      return over;
    });
  }

  async close(): Promise<void> {
    const open = [...this.#writers.keys()];
    await Promise.all(open.map((runId) => this.#onRun(runId, () => this.#closeWriter(runId))));
  }

  /** Does something with a run's folder, behind all that was asked for of this run before. */
  #onRun<T>(runId: string, work: (folder: string) => Promise<T>): Promise<T> {
    return this.#inOrder.run(`run ${runId}`, () => this.#guard(() => work(this.#folderOf(runId))));
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      await this.#open();
      return await work();
    } catch (error) {
      throw storeFailure(this.#directory, error);
    }
  }

  #open(): Promise<void> {
    this.#opened ??= openStoreFormat(this.#directory).catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  #folderOf(runId: string): string {
    if (RUN_ID.test(runId)) return join(this.#directory, "runs", runId);
    throw new StoreError(
      "store-failed",
      `“${runId}” cannot be the id of a run: use 1 to 64 of the characters A to Z, a to z, 0 to 9, _ and -.`,
    );
  }

  async #headOf(runId: string): Promise<RunHead | undefined> {
    return this.#writers.get(runId)?.head ?? (await readRunHead(this.#folderOf(runId)));
  }

  async #runIds(): Promise<readonly string[]> {
    return (await readdir(join(this.#directory, "runs"))).filter((name) => RUN_ID.test(name));
  }

  async #closeWriter(runId: string): Promise<void> {
    const writer = this.#writers.get(runId);
    this.#writers.delete(runId);
    await writer?.close();
  }

  /** The blobs it named; the run is gone at once, by a rename, and its files then. */
  #removeRun(runId: string): Promise<Iterable<string>> {
    return this.#onRun(runId, async (folder) => {
      await this.#closeWriter(runId);
      const release = await ifThere(takeWriterLock(folder));
      if (release === undefined) return [];
      const names = await readNames(join(folder, "names"));
      const away = join(this.#temporary, randomUUID());
      try {
        await rename(folder, away);
      } catch (error) {
        await release();
        throw error;
      }
      await rm(away, { recursive: true, force: true });
      return names.keys();
    });
  }

  async #named(): Promise<ReadonlySet<string>> {
    const named = new Set(await this.#results.names());
    const ofRuns = await inGroups(await this.#runIds(), (runId) => readNames(join(this.#folderOf(runId), "names")));
    for (const names of ofRuns) for (const hash of names.keys()) named.add(hash);
    return named;
  }

  /** What processes that died were writing. */
  async #clearTemporary(): Promise<void> {
    const oldest = Date.now() - UNNAMED_BLOB_MS;
    for (const name of await readdir(this.#temporary)) {
      const path = join(this.#temporary, name);
      const about = await ifThere(stat(path));
      if (about !== undefined && about.mtimeMs < oldest) await rm(path, { recursive: true, force: true });
    }
  }
}
