import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { type Host, NodeError, webHost } from "#engine";

export type NodeHostOptions = NonNullable<Parameters<typeof webHost>[0]> & {
  /** Folders (or files) that may be read, symbolic links resolved; none when left out, and `*` for all. */
  readonly read?: readonly string[];
  /** Bytes of a file; larger ones are refused. 200 MB when left out. */
  readonly mostFileBytes?: number;
};

/**
 * The host of Node: the web's, and files. The engine checks the path as it is written; here the file that it really leads to
 * is checked again, so that no symbolic link leads out of a granted folder. Only regular files are read, never devices or pipes.
 */
export function nodeHost(options: NodeHostOptions = {}): Host {
  const { read = [], mostFileBytes = 200_000_000 } = options;
  return { ...webHost({ ...options, place: "node" }), readFile: (path, signal) => readRegularFile(path, { read, mostFileBytes }, signal) };
}

type Rules = { readonly read: readonly string[]; readonly mostFileBytes: number };

async function readRegularFile(path: string, { read, mostFileBytes }: Rules, signal: AbortSignal): Promise<Uint8Array> {
  const real = await realpath(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  if (!(await liesIn(real, read))) {
    throw new NodeError("permission-needed", `“${path}” lies outside the folders that may be read.`, {
      param: "path",
      hint: `It leads to ${real}. Allow that folder with --allow-read.`,
    });
  }
  // O_NOFOLLOW: the last step may have become a link since; O_NONBLOCK: opening a pipe must not hang.
  const file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  try {
    const about = await file.stat();
    if (!about.isFile())
      throw new NodeError("not-a-file", `“${path}” is no regular file.`, { param: "path", hint: "Name a file, not a folder or device." });
    if (about.size > mostFileBytes) {
      throw new NodeError("file-too-large", `“${path}” is larger than ${Math.round(mostFileBytes / 1e6)} MB.`, { param: "path" });
    }
    return await file.readFile({ signal });
  } catch (error) {
    if (signal.aborted) throw new NodeError("cancelled", "Reading was cancelled.", { kind: "cancelled" });
    throw error instanceof NodeError ? error : fileFailure(path, error);
  } finally {
    await file.close();
  }
}

async function liesIn(real: string, granted: readonly string[]): Promise<boolean> {
  for (const entry of granted) {
    if (entry === "*") return true;
    const folder = await realpath(entry).catch(() => resolve(entry));
    const way = relative(folder, real);
    if (way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === real)) return true;
  }
  return false;
}

const SAID: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be read by this user",
  EISDIR: "is a folder",
  ELOOP: "is a symbolic link",
};

function fileFailure(path: string, error: unknown): NodeError {
  const { code = "" } = error as { readonly code?: string };
  return new NodeError("read-failed", `“${path}” ${SAID[code] ?? `cannot be read (${code})`}.`, {
    kind: code === "ENOENT" ? "user" : "outside",
    param: "path",
    cause: error,
  });
}
