import { isObject, type Json } from "./json.ts";

/**
 * A file among items: its bytes lie in the host's {@link FileStore} under their SHA-256, so that passing a file on copies nothing.
 * Made only by `host.keepFile`.
 */
export type FileItem = {
  /** SHA-256 of the bytes, in hex. */
  readonly $file: string;
  readonly name: string;
  /** Media type, as in `text/csv`. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
};

const HASH = /^[0-9a-f]{64}$/;

/** True for a value in the shape of a file; whether its bytes are there only the host knows. */
export function isFileItem(value: unknown): value is FileItem {
  if (!isObject(value)) return false;
  const { $file, name, type, size } = value as { readonly [key: string]: Json };
  return typeof $file === "string" && HASH.test($file) && typeof name === "string" && typeof type === "string" && typeof size === "number";
}

/** Pieces of bytes, one behind the other. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Where the bytes of files lie, by their SHA-256. One contract test runs over all drivers. */
export type FileStore = {
  /** Keeps bytes, whole or not at all; what is there already is not kept twice. */
  put(pieces: Pieces): Promise<{ readonly hash: string; readonly size: number }>;
  /** The bytes, piece by piece; undefined where they are not kept (any more). */
  open(hash: string): Promise<AsyncIterable<Uint8Array> | undefined>;
};
