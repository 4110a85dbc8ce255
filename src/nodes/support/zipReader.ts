import { inflateSync } from "fflate";
import { NodeError } from "../../model/failure.ts";
import { crc32 } from "./crc32.ts";
import { decodeBytes } from "./decodeText.ts";

/** A file inside a ZIP file, as its directory tells of it. */
export type ZipEntry = {
  readonly name: string;
  readonly size: number;
  readonly packed: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly sum: number;
  readonly at: number;
};

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_COMMENT = 0xffff;

/** The directory of a ZIP file, folders left out; fails with `too-many` over `most` entries. */
export function zipEntries(bytes: Uint8Array, most: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const end = endOf(view);
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (count === 0xffff || at === 0xffffffff) throw notSupported("It is ZIP64.");
    if (count > most) throw new NodeError("too-many", `The ZIP file holds ${count} files; ${most} are allowed.`, { param: "files" });
    const entries: ZipEntry[] = [];
    for (let nth = 0; nth < count; nth += 1) {
      if (view.getUint32(at, true) !== ENTRY) throw badZip();
      entries.push(entryAt(view, bytes, at));
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries.filter(({ name }) => !/[\\/]$/.test(name));
  } catch (error) {
    throw error instanceof NodeError ? error : badZip();
  }
}

/** The bytes of an entry, checked against its size and checksum. */
export function zipContent(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.encrypted) throw notSupported(`“${entry.name.slice(0, 80)}” is encrypted.`);
  if (entry.method !== 0 && entry.method !== 8) throw notSupported(`“${entry.name.slice(0, 80)}” is packed by method ${entry.method}.`);
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    if (view.getUint32(entry.at, true) !== LOCAL) throw badZip();
    const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
    const packed = bytes.subarray(start, start + entry.packed);
    // A buffer of the size that was promised: more than that is never made, whatever the content would become.
    const content = entry.method === 0 ? packed.slice() : inflateSync(packed, { out: new Uint8Array(entry.size) });
    if (content.length !== entry.size || crc32(content) !== entry.sum) throw badZip();
    return content;
  } catch (error) {
    throw error instanceof NodeError ? error : badZip();
  }
}

function entryAt(view: DataView, bytes: Uint8Array, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const name = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
  return {
    name: decodeBytes(name, (flags & 0x800) === 0 && !isUtf8(name) ? "windows-1252" : "utf-8", false),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) === 1,
    sum: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    decodeBytes(bytes, "utf-8", true);
    return true;
  } catch {
    return false;
  }
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - MOST_COMMENT);
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === END) return at;
  throw badZip();
}

function badZip(): NodeError {
  return new NodeError("bad-zip", "The file is no ZIP file, or it is damaged.", { param: "file" });
}

function notSupported(why: string): NodeError {
  return new NodeError("zip-not-supported", why, { param: "file", hint: "Pack it as an ordinary ZIP file, without a password." });
}
