import type { FileStore } from "#engine";
import type { FileItem } from "../src/model/fileItem.ts";

/** The bytes of a file among items, at most the first `most`; undefined where they are not kept (any more). */
export async function readFile(files: FileStore, { $file, type }: FileItem, most = Number.POSITIVE_INFINITY): Promise<Blob | undefined> {
  const pieces = await files.open($file);
  if (pieces === undefined) return undefined;
  const parts: BlobPart[] = [];
  let size = 0;
  for await (const piece of pieces) {
    parts.push(piece.subarray(0, most - size) as Uint8Array<ArrayBuffer>);
    size += piece.length;
    if (size >= most) break;
  }
  return new Blob(parts, { type });
}
