import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StoreError } from "#engine";
import { UNNAMED_BLOB_MS } from "../storage/unnamedBlobs.ts";
import { inGroups } from "./inGroups.ts";
import { ifThere } from "./storeFailure.ts";
import { syncPath } from "./syncPath.ts";
import { writeWhole } from "./writeWhole.ts";

const HASH = /^[0-9a-f]{64}$/;
const LEAVING = ".leaving";

/**
 * Bytes under their hash, in `blobs/aa/HASH`, and claims: files in `claims` that name what somebody put and no run names yet.
 *
 * Whoever needs a blob first writes down its name and then looks whether it is there. A sweep first renames the blob, then reads
 * all names, and only then deletes it or names it back. So one of the two always sees the other, in whatever order they go and
 * whichever dies.
 */
export class BlobFiles {
  readonly #directory: string;
  /** Those known to be there. */
  readonly #folders = new Set<string>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  async keep(blobs: ReadonlyMap<string, Uint8Array>): Promise<void> {
    await inGroups([...blobs], async ([hash, bytes]) => {
      const path = this.#pathOf(hash);
      if ((await ifThere(stat(path)))?.size === bytes.byteLength) return;
      const folder = dirname(path);
      if (!this.#folders.has(folder)) await mkdir(folder, { recursive: true, mode: 0o700 });
      this.#folders.add(folder);
      await writeWhole(join(this.#directory, "temporary"), path, bytes);
    });
  }

  async get(hash: string): Promise<Uint8Array | undefined> {
    const path = this.#pathOf(hash);
    for (const place of [path, path + LEAVING, path]) {
      const bytes = await ifThere(readFile(place));
      if (bytes !== undefined) return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return undefined;
  }

  async sizeOf(hash: string): Promise<number> {
    return (await ifThere(stat(this.#pathOf(hash))))?.size ?? 0;
  }

  /** Waits until the disk has these. */
  async sync(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return;
    const paths = hashes.map((hash) => this.#pathOf(hash));
    const folders = [...new Set(paths.map((path) => dirname(path)))];
    await inGroups(paths, (path) => ifThere(syncPath(path, "file")));
    await inGroups([...folders, join(this.#directory, "blobs")], (folder) => ifThere(syncPath(folder, "folder")));
  }

  /** Keeps blobs while nobody names them; gives back what ends that, else they may go after a day. */
  async claim(blobs: ReadonlyMap<string, Uint8Array>): Promise<() => Promise<void>> {
    const claim = join(this.#directory, "claims", randomUUID());
    await writeWhole(join(this.#directory, "temporary"), claim, [...blobs.keys()].join("\n"));
    await this.keep(blobs);
    return () => rm(claim, { force: true });
  }

  /** Deletes those of the blobs (all, when left out) that nobody names or claims. `named` is read when it is time to. */
  async sweep(hashes: Iterable<string> | undefined, named: () => Promise<ReadonlySet<string>>): Promise<void> {
    const { there, leaving } = hashes === undefined ? await this.#all() : { there: [...hashes], leaving: [] };
    if (there.length + leaving.length === 0) return;
    const stay = await this.#stay(named);
    const doomed = there.filter((hash) => !stay.has(hash));
    for (const hash of doomed) await ifThere(rename(this.#pathOf(hash), this.#pathOf(hash) + LEAVING));
    doomed.push(...leaving);
    if (doomed.length === 0) return;
    const stayAfterAll = await this.#stay(named);
    for (const hash of doomed) {
      const path = this.#pathOf(hash);
      if (stayAfterAll.has(hash)) await ifThere(rename(path + LEAVING, path));
      else await rm(path + LEAVING, { force: true });
    }
  }

  async #stay(named: () => Promise<ReadonlySet<string>>): Promise<ReadonlySet<string>> {
    const oldest = Date.now() - UNNAMED_BLOB_MS;
    const stay = new Set(await named());
    for (const name of await readdir(join(this.#directory, "claims"))) {
      const claim = join(this.#directory, "claims", name);
      const about = await ifThere(stat(claim));
      if (about === undefined) continue;
      if (about.mtimeMs < oldest) await rm(claim, { force: true });
      else for (const hash of ((await ifThere(readFile(claim, "utf8"))) ?? "").split("\n")) stay.add(hash);
    }
    return stay;
  }

  /** `leaving`: a sweep died before it had deleted them. */
  async #all(): Promise<{ readonly there: readonly string[]; readonly leaving: readonly string[] }> {
    const names = (await readdir(join(this.#directory, "blobs"), { recursive: true })).map((name) => name.slice(3));
    const leaving = names.filter((name) => name.endsWith(LEAVING)).map((name) => name.slice(0, -LEAVING.length));
    return { there: names.filter((name) => HASH.test(name)), leaving };
  }

  #pathOf(hash: string): string {
    if (!HASH.test(hash)) throw new StoreError("store-failed", `“${hash}” is no hash: 64 digits and letters a to f name a blob.`);
    return join(this.#directory, "blobs", hash.slice(0, 2), hash);
  }
}
