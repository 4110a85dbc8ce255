import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { type JournalBatch, type RunHead, StoreError } from "#engine";
import { refusal } from "../storage/refusal.ts";
import type { BlobFiles } from "./blobFiles.ts";
import { checkHead, encodeBatch } from "./journalFrames.ts";
import { NamesFile } from "./namesFile.ts";
import { ifThere } from "./storeFailure.ts";
import { syncPath } from "./syncPath.ts";
import { takeWriterLock } from "./writerLock.ts";

type Open = {
  readonly release: () => Promise<void>;
  readonly journal: FileHandle;
  readonly names: NamesFile;
  readonly head: RunHead;
  /** Bytes of the journal. */
  readonly end: number;
};

/** The right to append to one run, and its open files. Of no use any more after an append that failed otherwise than by a conflict. */
export class RunWriter {
  readonly #folder: string;
  readonly #blobs: BlobFiles;
  readonly #release: () => Promise<void>;
  readonly #journal: FileHandle;
  readonly #names: NamesFile;
  /** Blobs that it is not known of whether the disk has them: of a run opened again, all. */
  readonly #unsynced: Set<string>;
  #head: RunHead;
  #end: number;
  #folderSynced = false;

  private constructor(folder: string, blobs: BlobFiles, open: Open) {
    this.#folder = folder;
    this.#blobs = blobs;
    this.#release = open.release;
    this.#journal = open.journal;
    this.#names = open.names;
    this.#unsynced = new Set(open.names.known);
    this.#head = open.head;
    this.#end = open.end;
  }

  /** Undefined where there is no such run; what a crash tore off the journal is cut away. */
  static async open(folder: string, blobs: BlobFiles): Promise<RunWriter | undefined> {
    const release = await ifThere(takeWriterLock(folder));
    if (release === undefined) return undefined;
    let journal: FileHandle | undefined;
    try {
      journal = await open(join(folder, "journal.ndjson"), "r+");
      const state = await checkHead(journal);
      if (state === undefined)
        throw new StoreError("store-failed", `The journal in ${folder} is damaged from its first line on: remove the run.`);
      await journal.truncate(state.end);
      const names = await NamesFile.open(join(folder, "names"));
      return new RunWriter(folder, blobs, { ...state, release, journal, names });
    } catch (error) {
      await Promise.allSettled([journal?.close(), release()]);
      throw error;
    }
  }

  get head(): RunHead {
    return this.#head;
  }

  async append(batch: JournalBatch): Promise<void> {
    const { runId, events } = this.#head;
    if (batch.from !== events + 1) throw new StoreError("store-conflict", refusal(runId, events, batch.from));
    if (batch.names.length > 0 || batch.blobs.size > 0) {
      await this.#name(batch);
      await this.#blobs.keep(batch.blobs);
    }
    const bytes = encodeBatch(batch);
    try {
      await writeAll(this.#journal, bytes, this.#end);
      if (batch.strict) await this.#sync();
    } catch (error) {
      await this.#journal.truncate(this.#end).catch(() => undefined);
      throw error;
    }
    this.#end += bytes.byteLength;
    this.#head = { ...this.#head, events: events + batch.count, status: batch.status, updatedAt: batch.at };
  }

  async close(): Promise<void> {
    const closed = await Promise.allSettled([this.#names.close(), this.#journal.close()]);
    await this.#release();
    for (const result of closed) if (result.status === "rejected") throw result.reason;
  }

  async #name({ names, blobs }: JournalBatch): Promise<void> {
    const sizes = new Map<string, number>();
    for (const hash of names) {
      if (!this.#names.known.has(hash)) sizes.set(hash, blobs.get(hash)?.byteLength ?? (await this.#blobs.sizeOf(hash)));
    }
    if (sizes.size > 0) await this.#names.add(sizes);
    for (const hash of [...sizes.keys(), ...blobs.keys()]) this.#unsynced.add(hash);
  }

  async #sync(): Promise<void> {
    if (this.#unsynced.size > 0) {
      await this.#blobs.sync([...this.#unsynced]);
      await this.#names.sync();
    }
    await Promise.all([this.#syncFolder(), this.#journal.datasync()]);
    this.#unsynced.clear();
  }

  async #syncFolder(): Promise<void> {
    if (this.#folderSynced) return;
    await syncPath(join(this.#folder, "origin.json"), "file");
    await syncPath(this.#folder, "folder");
    await syncPath(join(this.#folder, ".."), "folder");
    this.#folderSynced = true;
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    done += (await file.write(bytes, done, bytes.byteLength - done, at + done)).bytesWritten;
  }
}
