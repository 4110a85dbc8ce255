import { type FileHandle, open, readFile } from "node:fs/promises";
import { ifThere } from "./storeFailure.ts";

/** The blobs a run names with their sizes: a line `HASH SIZE` each. It may name more than the journal does, never less. */
export class NamesFile {
  readonly #file: FileHandle;
  readonly #known: Set<string>;
  #end: number;

  private constructor(file: FileHandle, known: Set<string>, end: number) {
    this.#file = file;
    this.#known = known;
    this.#end = end;
  }

  /** Opens the file of a run; a line that a crash tore is written over. */
  static async open(path: string): Promise<NamesFile> {
    const text = await readFile(path, "latin1");
    const file = await open(path, "r+");
    return new NamesFile(file, new Set(decodeNames(text).keys()), text.lastIndexOf("\n") + 1);
  }

  get known(): ReadonlySet<string> {
    return this.#known;
  }

  async add(sizes: ReadonlyMap<string, number>): Promise<void> {
    const text = encodeNames(sizes);
    await this.#file.write(text, this.#end);
    this.#end += text.length;
    for (const hash of sizes.keys()) this.#known.add(hash);
  }

  sync(): Promise<void> {
    return this.#file.datasync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

export function encodeNames(sizes: ReadonlyMap<string, number>): string {
  return Array.from(sizes, ([hash, size]) => `${hash} ${size}\n`).join("");
}

export async function readNames(path: string): Promise<ReadonlyMap<string, number>> {
  return decodeNames((await ifThere(readFile(path, "latin1"))) ?? "");
}

function decodeNames(text: string): ReadonlyMap<string, number> {
  const lines = text.split("\n").slice(0, -1);
  return new Map(lines.map((line) => [line.slice(0, 64), Number(line.slice(65))]));
}
