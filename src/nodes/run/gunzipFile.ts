import { Gunzip } from "fflate";
import { NodeError } from "../../model/failure.ts";
import type { FileItem, Pieces } from "../../model/fileItem.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { gunzipParams } from "../gunzip.ts";
import { crc32 } from "../support/crc32.ts";
import { ExpansionGuard } from "../support/expansionGuard.ts";
import { mediaType } from "../support/mediaType.ts";

/** What is pushed at once: it can become a thousand times as large before the guard sees it. */
const STEP = 16_384;
const TRAILER = 8;

/** The file expanded, piece by piece. */
export async function gunzipFile({ params, host }: RunContext<typeof gunzipParams>): Promise<FileItem> {
  const { name, pieces } = await host.fileOf(params.file ?? null);
  const shortName = name.replace(/\.gz$/i, "") || name;
  const guard = new ExpansionGuard(name, params.most * 1_000_000);
  return host.keepFile({ name: shortName, type: mediaType(shortName) }, expanded(pieces, name, guard));
}

async function* expanded(pieces: Pieces, name: string, guard: ExpansionGuard): AsyncGenerator<Uint8Array> {
  let done: Uint8Array[] = [];
  let sum = 0;
  let size = 0;
  let tail: Uint8Array = new Uint8Array(0);
  const gunzip = new Gunzip((piece) => {
    guard.made(piece.length);
    sum = crc32(piece, sum);
    size += piece.length;
    done.push(piece);
  });
  gunzip.onmember = () => {
    sum = 0;
    size = 0;
  };
  const push = (part: Uint8Array, last: boolean): void => {
    guard.read(part.length);
    try {
      gunzip.push(part, last);
    } catch (error) {
      throw error instanceof NodeError ? error : badGzip(name);
    }
  };
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += STEP) {
      const part = piece.slice(at, at + STEP);
      tail = lastBytes(tail, part);
      push(part, false);
      yield* done;
      done = [];
    }
  }
  push(new Uint8Array(0), true);
  yield* done;
  if (!endsWith(tail, sum, size)) throw badGzip(name);
}

function lastBytes(before: Uint8Array, part: Uint8Array): Uint8Array {
  return Uint8Array.from([...before, ...part.subarray(-TRAILER)].slice(-TRAILER));
}

/** Whether the end of the file says what came out of it: its checksum and its size. */
function endsWith(tail: Uint8Array, sum: number, size: number): boolean {
  if (tail.length < TRAILER) return false;
  const view = new DataView(tail.buffer);
  return view.getUint32(0, true) === sum && view.getUint32(4, true) === size % 2 ** 32;
}

function badGzip(name: string): NodeError {
  return new NodeError("bad-gzip", `“${name}” is no gzip file, or it is damaged.`, {
    param: "file",
    hint: "Take the file that was compressed as a whole; a ZIP file is for Unzip.",
  });
}
