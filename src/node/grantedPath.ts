import { type FileHandle, lstat, readlink, realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { NodeError } from "#engine";

export function outside(path: string, real: string, way: "read" | "write"): NodeError {
  return new NodeError("permission-needed", `“${path}” lies outside the folders that may be ${way === "read" ? "read" : "written"}.`, {
    param: "path",
    hint: `It leads to ${real}. Allow that folder with --allow-${way}.`,
  });
}

/** Whether a path without links lies in a granted folder, or is a granted file. */
export async function liesIn(real: string, granted: readonly string[]): Promise<boolean> {
  for (const entry of granted) {
    if (entry === "*") return true;
    const folder = await realpath(entry).catch(() => resolve(entry));
    const way = relative(folder, real);
    if (way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === real)) return true;
  }
  return false;
}

/**
 * Whether an open file is the one that lies at a path without links. A folder on the way may have become a link between looking at the path and
 * opening it; what is opened then lies elsewhere. Linux says where it lies; elsewhere the path is looked at twice, which leaves a narrow gap.
 */
export async function isAt(file: FileHandle, real: string): Promise<boolean> {
  const says = await readlink(`/proc/self/fd/${file.fd}`).catch(() => undefined);
  return says === undefined ? seemsAt(file, real) : says === real;
}

async function seemsAt(file: FileHandle, real: string): Promise<boolean> {
  const before = await realpath(real).catch(() => undefined);
  const there = await lstat(real).catch(() => undefined);
  const after = await realpath(real).catch(() => undefined);
  const opened = await file.stat();
  return before === real && after === real && there?.dev === opened.dev && there.ino === opened.ino;
}

const SAID: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be read by this user",
  EISDIR: "is a folder",
  ELOOP: "is a symbolic link",
};

/** What a failed call of the file system means, for people. */
export function fileFailure(path: string, error: unknown, failed = "read-failed"): NodeError {
  const { code = "" } = error as { readonly code?: string };
  return new NodeError(failed, `“${path}” ${SAID[code] ?? `cannot be read (${code})`}.`, {
    kind: code === "ENOENT" ? "user" : "outside",
    param: "path",
    cause: error,
  });
}
