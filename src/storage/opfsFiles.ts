import { NodeError } from "../model/failure.ts";
import type { FileStore, Pieces } from "../model/fileItem.ts";

const HASH = /^[0-9a-f]{64}$/;
const PIECE = 1024 * 1024;
const MOST_BYTES = 2e9;

/** A synchronous handle, as workers have it. */
type Handle = { write(bytes: Uint8Array, at: { at: number }): number; flush(): void; close(): void };
type Movable = FileSystemFileHandle & { createSyncAccessHandle(): Promise<Handle>; move(name: string): Promise<void> };

/**
 * Keeps the bytes of files in the browser's own file system, in a worker: `folder` is made when it is first used. Over `mostBytes` (2
 * GB) what was made longest ago goes. Absent platforms reject with `file-not-kept`.
 */
export function opfsFiles(folder: string, mostBytes = MOST_BYTES): FileStore {
  let opening: Promise<FileSystemDirectoryHandle> | undefined;
  const directory = (): Promise<FileSystemDirectoryHandle> => {
    opening ??= navigator.storage.getDirectory().then((root) => root.getDirectoryHandle(folder, { create: true }));
    return opening;
  };
  return {
    async put(pieces) {
      try {
        const place = await directory();
        const draft = `${crypto.randomUUID()}.part`;
        const written = await writeDraft(place, draft, pieces);
        await putInPlace(place, draft, written.hash);
        await makeRoom(place, mostBytes);
        return written;
      } catch (error) {
        if (error instanceof NodeError) throw error;
        const full = error instanceof DOMException && error.name === "QuotaExceededError";
        throw new NodeError("file-not-kept", full ? "There is no room for this file." : `A file could not be kept: ${String(error)}`, {
          kind: "outside",
          hint: "Make room on this device, or run the workflow in Node.",
          cause: error,
        });
      }
    },
    async open(hash) {
      const file = HASH.test(hash) ? await fileIn(await directory(), hash) : undefined;
      return file && piecesOf(file);
    },
  };
}

async function writeDraft(place: FileSystemDirectoryHandle, name: string, pieces: Pieces): Promise<{ hash: string; size: number }> {
  const [{ sha256 }, { bytesToHex }] = await Promise.all([import("@noble/hashes/sha2.js"), import("@noble/hashes/utils.js")]);
  const digest = sha256.create();
  const file = (await place.getFileHandle(name, { create: true })) as Movable;
  let size = 0;
  try {
    const handle = await file.createSyncAccessHandle();
    try {
      for await (const piece of pieces) {
        digest.update(piece);
        for (let done = 0; done < piece.length; ) done += handle.write(piece.subarray(done), { at: size + done });
        size += piece.length;
      }
      handle.flush();
    } finally {
      handle.close();
    }
  } catch (error) {
    await place.removeEntry(name).catch(() => undefined);
    throw error;
  }
  return { hash: bytesToHex(digest.digest()), size };
}

/** Moves the draft to the name of its bytes: it is there whole or not at all. */
async function putInPlace(place: FileSystemDirectoryHandle, draft: string, hash: string): Promise<void> {
  if ((await fileIn(place, hash)) !== undefined) await place.removeEntry(draft);
  else await ((await place.getFileHandle(draft)) as Movable).move(hash);
}

async function fileIn(place: FileSystemDirectoryHandle, name: string): Promise<File | undefined> {
  try {
    return await (await place.getFileHandle(name)).getFile();
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return undefined;
    throw error;
  }
}

async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.size; from += PIECE) yield new Uint8Array(await file.slice(from, from + PIECE).arrayBuffer());
}

async function makeRoom(place: FileSystemDirectoryHandle, mostBytes: number): Promise<void> {
  const files: File[] = [];
  for await (const handle of (place as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()) {
    if (handle.kind === "file" && HASH.test(handle.name)) files.push(await (handle as FileSystemFileHandle).getFile());
  }
  let total = files.reduce((sum, { size }) => sum + size, 0);
  for (const { name, size } of files.sort((one, other) => one.lastModified - other.lastModified).slice(0, -1)) {
    if (total <= mostBytes) return;
    await place.removeEntry(name).catch(() => undefined);
    total -= size;
  }
}
