import { NodeError } from "../../model/failure.ts";
import type { PickedFile } from "../../model/field.ts";
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
  if (as !== "text" && as !== "base64") return loadPieces(params, as, host);
  const loaded = file !== undefined ? picked(file) : { name: nameOf(path), type: mediaType(path), bytes: await host.readFile(path) };
  return itemOf(loaded, as, encoding);
}

type Params = RunContext<typeof readFileParams>["params"];

async function loadPieces(params: Params, as: "csv" | "ndjson" | "lines", host: NodeHost): Promise<AsyncIterable<Json[]>> {
  const { streamFile } = await import("./streamFile.ts");
  const { file, path } = params;
  if (file === undefined) {
    const { bytes } = await host.openFile(path);
    return streamFile(bytes, { ...params, as, name: nameOf(path) });
  }
  const { name, text, bytes = new TextEncoder().encode(text) } = picked(file);
  const encoding = text === undefined ? params.encoding : "utf-8";
  return streamFile([bytes], { ...params, as, name, encoding });
}

function picked({ name, type, text, base64 }: PickedFile): Loaded {
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
