import { constants } from "node:fs";
import { type FileHandle, open, realpath } from "node:fs/promises";
import { type FileStore, type Host, NodeError, type StateStore, webHost } from "#engine";
import { type AddressGuard, addressGuard } from "./addressGuard.ts";
import { createRegularFile } from "./createRegularFile.ts";
import { fileFailure, isAt, liesIn, outside } from "./grantedPath.ts";
import { nodeFetch } from "./nodeFetch.ts";
import { nodeSandbox } from "./nodeSandbox.ts";
import { spillFile } from "./spillFile.ts";
import { temporaryFiles } from "./temporaryFiles.ts";
import { NodeWebSocket } from "./webSocket.ts";

export type NodeHostOptions = NonNullable<Parameters<typeof webHost>[0]> & {
  /** Folders (or files) that may be read, symbolic links resolved; none when left out, and `*` for all. */
  readonly read?: readonly string[];
  /**
   * Hosts and addresses that may be reached at a private address, as a grant writes them: what the engine let through is checked again when it is
   * known where a name leads. Every one when left out, and with `**`.
   */
  readonly net?: readonly string[];
  /** Folders (or files) that may be written, symbolic links resolved; none when left out, and `*` for all. */
  readonly write?: readonly string[];
  /** Where the bytes of files among items lie; in a temporary folder, gone when the process ends, when left out. */
  readonly files?: FileStore;
  /** Bytes of a file that is read at once; larger ones are refused. 200 MB when left out. */
  readonly mostFileBytes?: number;
  /** What nodes keep from run to run; in memory when left out. */
  readonly state?: StateStore;
};

/**
 * The host of Node: the web's, files, and the sandbox for code. The engine checks host and path as they are written; here the address and the file
 * that they really lead to are checked again, so that no name leads into the local network and no symbolic link out of a granted folder. Only regular
 * files are read, never devices or pipes.
 */
export function nodeHost(options: NodeHostOptions = {}): Host {
  const { read = [], write = [], net = ["**"], mostFileBytes = 200_000_000, files = temporaryFiles() } = options;
  const guard = addressGuard(net);
  const web = webHost({ fetch: nodeFetch(guard), webSocket: guardedSocket(guard), ...options, place: "node" });
  return {
    ...web,
    openSocket: async (url, protocols, signal) => {
      await guard.check(new URL(url));
      return (web.openSocket as NonNullable<Host["openSocket"]>)(url, protocols, signal);
    },
    readFile: (path, signal) => readRegularFile(path, { read, mostFileBytes }, signal),
    openFile: (path, signal) => streamRegularFile(path, read, signal),
    createFile: (path) => createRegularFile(path, write),
    spill: spillFile,
    files,
    runCode: nodeSandbox(),
    ...(options.state === undefined ? {} : { state: options.state }),
  };
}

/** A class, as a platform has one, whose connections go where the guard lets them. */
function guardedSocket(guard: AddressGuard): typeof NodeWebSocket {
  return class extends NodeWebSocket {
    constructor(url: string, protocols: readonly string[]) {
      super(url, protocols, guard.lookupFor(new URL(url)));
    }
  };
}

type Rules = { readonly read: readonly string[]; readonly mostFileBytes: number };

async function readRegularFile(path: string, { read, mostFileBytes }: Rules, signal: AbortSignal): Promise<Uint8Array> {
  const { file, size } = await openRegularFile(path, read);
  try {
    if (size > mostFileBytes) {
      throw new NodeError("file-too-large", `“${path}” is larger than ${Math.round(mostFileBytes / 1e6)} MB.`, {
        param: "path",
        hint: "Read it as CSV, NDJSON or lines: then it comes piece by piece.",
      });
    }
    return await file.readFile({ signal });
  } catch (error) {
    throw readFailure(path, error, signal);
  } finally {
    await file.close();
  }
}

const PIECE = 64 * 1024;

async function streamRegularFile(path: string, read: readonly string[], signal: AbortSignal): ReturnType<NonNullable<Host["openFile"]>> {
  const { file, size } = await openRegularFile(path, read);
  return { size, bytes: piecesOf(file, path, signal) };
}

/** Two pieces of memory in turn: the one given before is written over only when the next but one is asked for. */
async function* piecesOf(file: FileHandle, path: string, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  const memory = [new Uint8Array(PIECE), new Uint8Array(PIECE)] as const;
  try {
    for (let turn = 0; ; turn += 1) {
      if (signal.aborted) throw new NodeError("cancelled", "Reading was cancelled.", { kind: "cancelled" });
      const { bytesRead, buffer } = await file.read(memory[turn % 2] as Uint8Array, 0, PIECE, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw readFailure(path, error, signal);
  } finally {
    await file.close();
  }
}

function readFailure(path: string, error: unknown, signal: AbortSignal): NodeError {
  if (signal.aborted) return new NodeError("cancelled", "Reading was cancelled.", { kind: "cancelled" });
  return error instanceof NodeError ? error : fileFailure(path, error);
}

/** Opens what the path really leads to, if it lies in a granted folder and is a regular file. */
async function openRegularFile(path: string, read: readonly string[]): Promise<{ readonly file: FileHandle; readonly size: number }> {
  const real = await realpath(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  if (!(await liesIn(real, read))) throw outside(path, real, "read");
  // O_NOFOLLOW: the last step may have become a link since; O_NONBLOCK: opening a pipe must not hang.
  const file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  const about = await file.stat();
  if (!(await isAt(file, real))) {
    await file.close();
    throw outside(path, real, "read");
  }
  if (about.isFile()) return { file, size: about.size };
  await file.close();
  throw new NodeError("not-a-file", `“${path}” is no regular file.`, { param: "path", hint: "Name a file, not a folder or device." });
}
