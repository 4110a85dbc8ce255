import { NodeError } from "../model/failure.ts";
import { type FileItem, type FileStore, isFileItem, type Pieces } from "../model/fileItem.ts";
import type { Host, NodeHost } from "../model/host.ts";
import { isObject, type Json } from "../model/json.ts";
import type { Redaction } from "./redaction.ts";

const MOST_BYTES = 200_000_000;

/** Files among items, without secrets. Bytes are named by what they are, so keeping and reading them is as repeatable as the node itself. */
export function hostFiles({ files }: Host, redaction: Redaction | undefined): Pick<NodeHost, "keepFile" | "fileOf" | "bytesOf"> {
  const fileOf = async (item: Json): Promise<FileItem & { readonly pieces: AsyncIterable<Uint8Array> }> => {
    if (!isFileItem(item)) throw notAFile(item);
    const pieces = await storeOf(files).open(item.$file);
    if (pieces !== undefined) return { $file: item.$file, name: item.name, type: item.type, size: item.size, pieces };
    throw new NodeError("file-gone", `The bytes of “${item.name}” are not here.`, {
      hint: "A file is kept on the device where it was made, and not for ever: pick or make it again.",
    });
  };
  return {
    async keepFile({ name, type }, bytes) {
      const given: Pieces = bytes instanceof Uint8Array ? [bytes] : bytes;
      const pieces = redaction === undefined ? given : redaction.pieces(given);
      const { hash, size } = await storeOf(files).put(pieces);
      return { $file: hash, name, type, size };
    },
    fileOf,
    async bytesOf(item, most = MOST_BYTES) {
      const file = await fileOf(item);
      if (file.size > most) {
        throw new NodeError("file-too-large", `“${file.name}” has ${file.size} bytes; at most ${most} are read at once.`);
      }
      return joined(file.pieces, file.size);
    },
  };
}

async function joined(pieces: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const piece of pieces) {
    bytes.set(piece.subarray(0, size - at), at);
    at += piece.length;
    if (at >= size) break;
  }
  return bytes.subarray(0, Math.min(at, size));
}

function storeOf(files: FileStore | undefined): FileStore {
  if (files === undefined) throw new NodeError("not-here", "Files cannot be kept where this run happens.");
  return files;
}

function notAFile(item: Json): NodeError {
  const what = isObject(item) ? "a record" : item === null ? "null" : Array.isArray(item) ? "a list" : `a ${typeof item}`;
  return new NodeError("not-a-file", `A file was wanted, and this is ${what}.`, {
    hint: "Files come from nodes such as Read file, HTTP request (response: file) and Make file.",
  });
}
