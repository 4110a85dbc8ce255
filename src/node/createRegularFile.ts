import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { lstat, mkdir, open, readlink, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type FileSink, NodeError } from "#engine";
import { fileFailure, isAt, liesIn, outside } from "./grantedPath.ts";

/**
 * A file to be written in a granted folder. It is written beside its place and put there when it is closed, so that nobody ever sees
 * half of it, and a failure leaves the old one. A symbolic link in its place is replaced, not followed; one on the way to it leads
 * where it leads, and that has to be granted.
 */
export async function createRegularFile(path: string, write: readonly string[]): Promise<FileSink> {
  const wanted = resolve(path);
  const folder = await heldFolder(await realFolder(path, dirname(wanted), write));
  try {
    return await createIn(folder, path, basename(wanted), write);
  } catch (error) {
    await folder.close();
    throw error;
  }
}

async function createIn(folder: HeldFolder, path: string, name: string, write: readonly string[]): Promise<FileSink> {
  const place = join(folder.real, name);
  if (!(await liesIn(place, write))) throw outside(path, place, "write");
  const old = await lstat(folder.way(name)).catch(() => undefined);
  if (old !== undefined && !old.isFile() && !old.isSymbolicLink()) {
    throw new NodeError("not-a-file", `“${path}” is no regular file.`, { param: "path", hint: "Name a file, not a folder or device." });
  }
  const draft = `.${name}.${randomBytes(6).toString("hex")}.part`;
  const failing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw fileFailure(path, error, "write-failed");
    }
  };
  const file = await failing(() => open(folder.way(draft), "wx"));
  if (!(await isAt(file, join(folder.real, draft)))) {
    await file.close();
    throw outside(path, place, "write");
  }
  return {
    write: (bytes) => failing(() => file.writeFile(bytes)),
    close: () =>
      failing(async () => {
        await file.close();
        await rename(folder.way(draft), folder.way(name));
        await folder.close();
      }),
    abort: async () => {
      await file.close().catch(() => undefined);
      await rm(folder.way(draft), { force: true });
      await folder.close();
    },
  };
}

/** A folder by its path without links, and the way to a name in it. */
type HeldFolder = { readonly real: string; way(name: string): string; close(): Promise<void> };

/**
 * Holds a folder open, so that names in it lead into this very folder, whatever its path has become: between the two look-ups of one
 * renaming it may become a link. Linux has such ways; elsewhere they go by the path.
 */
async function heldFolder(real: string): Promise<HeldFolder> {
  const handle = await open(real, constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0)).catch(() => undefined);
  const held = handle !== undefined && (await readlink(`/proc/self/fd/${handle.fd}`).catch(() => undefined)) === real;
  return {
    real,
    way: (name) => (held ? `/proc/self/fd/${handle.fd}/${name}` : join(real, name)),
    close: async () => {
      await handle?.close();
    },
  };
}

/** The real folder of a new file; the part that is not there yet is made, once what is there is known to be granted. */
async function realFolder(path: string, folder: string, write: readonly string[]): Promise<string> {
  let there = folder;
  let real = await realpath(there).catch(() => undefined);
  while (real === undefined && dirname(there) !== there) {
    there = dirname(there);
    real = await realpath(there).catch(() => undefined);
  }
  const whole = join(real ?? there, folder.slice(there.length));
  if (!(await liesIn(join(whole, basename(path)), write))) throw outside(path, whole, "write");
  await mkdir(whole, { recursive: true }).catch((error: unknown) => {
    throw fileFailure(path, error, "write-failed");
  });
  return realpath(whole);
}
