import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { CachedResult } from "#engine";
import { namesIn } from "../storage/namesIn.ts";
import { ifThere } from "./storeFailure.ts";
import { writeWhole } from "./writeWhole.ts";

/** From so many files on, those of a workflow are made one. */
const MANY = 32;

/**
 * Results in `results/WORKFLOW`, a file for each time some were kept, numbered; the folder's name is a hash, for a workflow may be
 * named anything. So results kept at once are there together or not at all, and no process needs a lock.
 */
export class ResultFiles {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async of(workflow: string): Promise<readonly CachedResult[]> {
    return (await this.#read(this.#folderOf(workflow))).results;
  }

  async keep(workflow: string, results: readonly CachedResult[]): Promise<void> {
    const folder = this.#folderOf(workflow);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const files = (await readdir(folder)).sort();
    const number = Number(files.at(-1)?.split("-")[0] ?? 0) + 1;
    await this.#write(join(folder, `${String(number).padStart(12, "0")}-${randomUUID()}.json`), results);
    if (files.length >= MANY) await this.#makeOne(folder);
  }

  /** Forgets them and tells which blobs they named. */
  async forget(workflow?: string): Promise<ReadonlySet<string>> {
    const names = new Set<string>();
    for (const folder of workflow === undefined ? await this.#folders() : [this.#folderOf(workflow)]) {
      for (const name of namesIn((await this.#read(folder)).results)) names.add(name);
      const away = join(this.#directory, "temporary", randomUUID());
      await ifThere(rename(folder, away));
      await rm(away, { recursive: true, force: true });
    }
    return names;
  }

  async names(): Promise<ReadonlySet<string>> {
    const names = new Set<string>();
    for (const folder of await this.#folders()) for (const name of namesIn((await this.#read(folder)).results)) names.add(name);
    return names;
  }

  /** The last file takes the results of all: whoever reads meanwhile finds each at least once. */
  async #makeOne(folder: string): Promise<void> {
    const { results, files } = await this.#read(folder);
    const last = files.at(-1);
    if (last === undefined) return;
    await this.#write(join(folder, last), results);
    for (const file of files.slice(0, -1)) await rm(join(folder, file), { force: true });
  }

  async #read(folder: string): Promise<{ readonly results: readonly CachedResult[]; readonly files: readonly string[] }> {
    for (;;) {
      const files = ((await ifThere(readdir(folder))) ?? []).sort();
      const texts = await Promise.all(files.map((file) => ifThere(readFile(join(folder, file), "utf8"))));
      // One that is gone was made one with others since.
      if (texts.includes(undefined)) continue;
      const byKey = new Map<string, CachedResult>();
      for (const text of texts) for (const result of JSON.parse(text ?? "") as readonly CachedResult[]) byKey.set(result.key, result);
      return { results: [...byKey.values()].sort((a, b) => a.at - b.at), files };
    }
  }

  #write(path: string, results: readonly CachedResult[]): Promise<void> {
    return writeWhole(join(this.#directory, "temporary"), path, JSON.stringify(results));
  }

  #folderOf(workflow: string): string {
    return join(this.#directory, "results", createHash("sha256").update(workflow).digest("hex"));
  }

  async #folders(): Promise<readonly string[]> {
    const results = join(this.#directory, "results");
    return (await readdir(results)).map((name) => join(results, name));
  }
}
