import { Gzip } from "fflate";
import type { FileItem, Pieces } from "../../model/fileItem.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { gzipParams } from "../gzip.ts";

type Level = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** The file compressed, piece by piece. */
export async function gzipFile({ params, host }: RunContext<typeof gzipParams>): Promise<FileItem> {
  const { name, pieces } = await host.fileOf(params.file ?? null);
  return host.keepFile({ name: `${name}.gz`, type: "application/gzip" }, compressed(pieces, params.level as Level));
}

async function* compressed(pieces: Pieces, level: Level): AsyncGenerator<Uint8Array> {
  let done: Uint8Array[] = [];
  // Without a time of its own the same file would give other bytes in each run.
  const gzip = new Gzip({ level, mtime: 0 }, (piece) => done.push(piece));
  for await (const piece of pieces) {
    gzip.push(piece.slice());
    yield* done;
    done = [];
  }
  gzip.push(new Uint8Array(0), true);
  yield* done;
}
