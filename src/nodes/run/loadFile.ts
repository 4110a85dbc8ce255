import { NodeError } from "../../model/failure.ts";
import type { PickedFile } from "../../model/field.ts";
import type { FileItem } from "../../model/fileItem.ts";
import type { NodeHost } from "../../model/host.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { readFileParams } from "../read-file.ts";
import { fromBase64, toBase64 } from "../support/base64.ts";
import { decodeText } from "../support/decodeText.ts";
import { mediaType } from "../support/mediaType.ts";

type Loaded = { readonly name: string; readonly type: string; readonly bytes?: Uint8Array; readonly text?: string };

/** Loads a picked file, or one on disk, as an item; as rows or lines it comes piece by piece. */
export async function loadFile({ params, host }: RunContext<typeof readFileParams>): Promise<JsonObject | AsyncIterable<Json[]>> {
  const { file, path, as, encoding } = params;
  if (file === undefined && path === "") {
    throw new NodeError("no-file", "No file is picked and no path is set.", {
      param: "file",
      hint: "Pick a file, or set a path (Node only).",
    });
  }
  if (as === "csv" || as === "ndjson" || as === "lines") return loadPieces(params, as, host);
  if (as === "file") return asFile(params, host);
  return itemOf(file !== undefined ? await picked(file, host) : await onDisk(path, host), as, encoding);
}

type Params = RunContext<typeof readFileParams>["params"];

async function loadPieces(params: Params, as: "csv" | "ndjson" | "lines", host: NodeHost): Promise<AsyncIterable<Json[]>> {
  const { streamFile } = await import("./streamFile.ts");
  const { file, path } = params;
  if (file === undefined) {
    const { bytes } = await host.openFile(path);
    return streamFile(bytes, { ...params, as, name: nameOf(path) });
  }
  if ("$file" in file) return streamFile((await host.fileOf(file)).pieces, { ...params, as, name: file.name });
  const { name, text, bytes = new TextEncoder().encode(text) } = await picked(file, host);
  const encoding = text === undefined ? params.encoding : "utf-8";
  return streamFile([bytes], { ...params, as, name, encoding });
}

/** The file by reference: its bytes are kept where they are needed, and never become part of an item. */
async function asFile({ file, path }: Params, host: NodeHost): Promise<FileItem> {
  if (file !== undefined && "$file" in file) {
    const { $file, name, type, size } = await host.fileOf(file);
    return { $file, name, type, size };
  }
  if (file === undefined) return host.keepFile({ name: nameOf(path), type: mediaType(path) }, (await host.openFile(path)).bytes);
  const { name, type, text, bytes = new TextEncoder().encode(text) } = await picked(file, host);
  return host.keepFile({ name, type }, bytes);
}

async function onDisk(path: string, host: NodeHost): Promise<Loaded> {
  return { name: nameOf(path), type: mediaType(path), bytes: await host.readFile(path) };
}

async function picked(file: PickedFile, host: NodeHost): Promise<Loaded> {
  if ("$file" in file) return { name: file.name, type: file.type, bytes: await host.bytesOf(file) };
  const { name, type, text, base64 } = file;
  const about = { name, type: type ?? mediaType(name) };
  if (text !== undefined) return { ...about, text };
  return { ...about, bytes: fromBase64(base64 ?? "", "file") };
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== "") ?? path;
}

function itemOf(file: Loaded, as: "text" | "base64", encoding: string): JsonObject {
  const { name, type, text } = file;
  const bytes = file.bytes ?? new TextEncoder().encode(text);
  if (as === "base64") return { name, type, size: bytes.length, base64: toBase64(bytes) };
  const param = file.text === undefined ? "encoding" : "file";
  return { name, type, size: bytes.length, text: text ?? decodeText(bytes, encoding, { what: `“${name}”`, param }) };
}
