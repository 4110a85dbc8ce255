import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type FileStore, NodeError, type Pieces } from "#engine";
import { ifThere } from "./storeFailure.ts";

const HASH = /^[0-9a-f]{64}$/;
const MOST_BYTES = 10e9;

/**
 * Keeps the bytes of files in a folder, made when it is first used, for this user only: `aa/HASH`. Processes may share it. Over
 * `mostBytes` (10 GB) what was used longest ago goes.
 */
export function folderFiles(directory: string, mostBytes = MOST_BYTES): FileStore {
  return new FolderOfFiles(resolve(directory), mostBytes);
}

class FolderOfFiles implements FileStore {
  readonly #directory: string;
  readonly #mostBytes: number;
  #total: number | undefined;

  constructor(directory: string, mostBytes: number) {
    this.#directory = directory;
    this.#mostBytes = mostBytes;
  }

  async put(pieces: Pieces): Promise<{ readonly hash: string; readonly size: number }> {
    const draft = join(this.#directory, `${randomUUID()}.part`);
    try {
      await mkdir(this.#directory, { recursive: true, mode: 0o700 });
      const written = await writeDraft(draft, pieces);
      const path = this.#pathOf(written.hash);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const there = (await ifThere(stat(path)))?.size === written.size;
      if (there) await rm(draft);
      else await rename(draft, path);
      if (!there) await this.#makeRoom(written.size);
      return written;
    } catch (error) {
      await rm(draft, { force: true });
      if (error instanceof NodeError) throw error;
      throw new NodeError("file-not-kept", `A file could not be kept: ${error instanceof Error ? error.message : String(error)}`, {
        kind: "outside",
        hint: `Make room in “${this.#directory}”.`,
        cause: error,
      });
    }
  }

  async open(hash: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    if (!HASH.test(hash)) return undefined;
    const path = this.#pathOf(hash);
    if ((await ifThere(stat(path))) === undefined) return undefined;
    const now = new Date();
    await ifThere(utimes(path, now, now));
    return createReadStream(path, { highWaterMark: 256 * 1024 });
  }

  #pathOf(hash: string): string {
    return join(this.#directory, hash.slice(0, 2), hash);
  }

  /** Removes what was used longest ago, never what was used within an hour. */
  async #makeRoom(added: number): Promise<void> {
    this.#total = this.#total === undefined ? undefined : this.#total + added;
    if (this.#total !== undefined && this.#total <= this.#mostBytes) return;
    const files = await this.#list();
    this.#total = files.reduce((sum, { size }) => sum + size, 0);
    for (const { path, size, used } of files.sort((one, other) => one.used - other.used)) {
      if (this.#total <= this.#mostBytes || used > Date.now() - 3_600_000) return;
      await rm(path, { force: true });
      this.#total -= size;
    }
  }

  async #list(): Promise<{ readonly path: string; readonly size: number; readonly used: number }[]> {
    const entries = await readdir(this.#directory, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && HASH.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
    const about = await Promise.all(files.map(async (path) => ({ path, stat: await ifThere(stat(path)) })));
    return about.flatMap(({ path, stat }) => (stat === undefined ? [] : [{ path, size: stat.size, used: stat.mtimeMs }]));
  }
}

async function writeDraft(path: string, pieces: Pieces): Promise<{ readonly hash: string; readonly size: number }> {
  const digest = createHash("sha256");
  let size = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const piece of pieces) {
      digest.update(piece);
      await file.writeFile(piece);
      size += piece.length;
    }
  } finally {
    await file.close();
  }
  return { hash: digest.digest("hex"), size };
}
