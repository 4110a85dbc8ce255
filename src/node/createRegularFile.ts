import { randomBytes } from "node:crypto";
import { lstat, mkdir, open, realpath, rename, rm } from "node:fs/promises";
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
  const folder = await realFolder(path, dirname(wanted), write);
  const place = join(folder, basename(wanted));
  if (!(await liesIn(place, write))) throw outside(path, place, "write");
  const old = await lstat(place).catch(() => undefined);
  if (old !== undefined && !old.isFile() && !old.isSymbolicLink()) {
    throw new NodeError("not-a-file", `“${path}” is no regular file.`, { param: "path", hint: "Name a file, not a folder or device." });
  }
  const beside = join(folder, `.${basename(wanted)}.${randomBytes(6).toString("hex")}.part`);
  const file = await open(beside, "wx").catch((error: unknown) => {
    throw fileFailure(path, error, "write-failed");
  });
  if (!(await isAt(file, beside))) {
    await file.close();
    throw outside(path, place, "write");
  }
  const failing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw fileFailure(path, error, "write-failed");
    }
  };
  return {
    write: (bytes) => failing(() => file.writeFile(bytes)),
    close: () =>
      failing(async () => {
        await file.close();
        await rename(beside, place);
      }),
    abort: async () => {
      await file.close().catch(() => undefined);
      await rm(beside, { force: true });
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
