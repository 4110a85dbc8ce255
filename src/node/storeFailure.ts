import { StoreError } from "#engine";

const FULL = new Set(["ENOSPC", "EDQUOT"]);
const CLOSED = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR"]);

/** What the file system said about a folder of runs, as a {@link StoreError}. */
export function storeFailure(directory: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = errorCode(cause);
  if (FULL.has(code)) return new StoreError("store-full", `There is no room left on the disk of ${directory}: make some and go on.`, cause);
  if (CLOSED.has(code)) {
    return new StoreError("store-unavailable", `This user may not write in ${directory} (${code}): choose another folder.`, cause);
  }
  return new StoreError("store-failed", `Reading or writing in ${directory} failed${code && ` (${code})`}.`, cause);
}

export function errorCode(error: unknown): string {
  return (error as { readonly code?: string } | undefined)?.code ?? "";
}

/** What the promise gives, or undefined where there is no such file or folder. */
export async function ifThere<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
