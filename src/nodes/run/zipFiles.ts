import { Zip, ZipDeflate } from "fflate";
import { NodeError } from "../../model/failure.ts";
import { type FileItem, isFileItem } from "../../model/fileItem.ts";
import { madeOfAll } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { fileName, harmlessPath } from "../support/fileName.ts";
import type { zipParams } from "../zip.ts";

const MOST_BYTES = 200_000_000;
const MOST_FILES = 10_000;

/** One ZIP file of the files of all items. */
export async function zipFiles({ items, params, host }: RunContext<typeof zipParams>): Promise<FileItem> {
  const name = fileName(params.name, "name");
  if (items.length > MOST_FILES) throw new NodeError("too-many", `${items.length} files are more than the ${MOST_FILES} of one ZIP file.`);
  const files: [name: string, bytes: Uint8Array][] = [];
  const taken = new Set<string>();
  let size = 0;
  for (const [at, item] of items.entries()) {
    const file = params.file(item, at) ?? null;
    const bytes = await host.bytesOf(file, MOST_BYTES);
    size += bytes.length;
    if (size > MOST_BYTES) throw new NodeError("too-large", "The files are more than 200 MB together.", { hint: "Pack fewer at a time." });
    files.push([freeName(harmlessPath(isFileItem(file) ? file.name : "") || "file", taken), bytes]);
  }
  return madeOfAll(await host.keepFile({ name, type: "application/zip" }, packed(files)), items);
}

/** File by file: a record of all of them would lose the one named `__proto__`. */
function* packed(files: readonly (readonly [name: string, bytes: Uint8Array])[]): Generator<Uint8Array> {
  let done: Uint8Array[] = [];
  const zip = new Zip((_, piece) => done.push(piece));
  for (const [name, bytes] of files) {
    const entry = new ZipDeflate(name);
    // The earliest time ZIP knows, so that the same files always give the same bytes.
    entry.mtime = new Date(1980, 0, 1);
    zip.add(entry);
    entry.push(bytes, true);
    yield* done;
    done = [];
  }
  zip.end();
  yield* done;
}

/** The name, or the next with a number that is free; upper and lower case are the same to many file systems. */
function freeName(name: string, taken: Set<string>): string {
  const [, stem = name, ending = ""] = /^(.*[^/])(\.[^./]+)$/.exec(name) ?? [];
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${stem}_${count}${ending}`;
  taken.add(free.toLowerCase());
  return free;
}
