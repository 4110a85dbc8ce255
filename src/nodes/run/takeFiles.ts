import { NodeError } from "../../model/failure.ts";
import type { PickedFile } from "../../model/field.ts";
import { type FileItem, isFileItem } from "../../model/fileItem.ts";
import type { NodeHost } from "../../model/host.ts";
import type { Item } from "../../model/item.ts";
import { type Json, type JsonObject, own } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { fileDropParams } from "../file-drop.ts";
import { badEvent, eventRecord } from "../support/badEvent.ts";
import { fromBase64 } from "../support/base64.ts";
import { mediaType } from "../support/mediaType.ts";

const HINT = "An event is a list of files: by reference, or { name, type, text } or { name, type, base64 }.";

/** The files that began the run, kept where they came with their content. */
export async function takeFiles({ params, run, host }: RunContext<typeof fileDropParams>): Promise<readonly Item[]> {
  const sample = params.sample === undefined ? [] : [params.sample as PickedFile & JsonObject];
  const files: FileItem[] = [];
  for (const item of run.input ?? sample) {
    const file = await fileOf(item, host);
    if (!params.accept.every((pattern) => pattern.trim() === "") && !params.accept.some((pattern) => accepts(pattern, file))) {
      throw new NodeError("wrong-file", `“${file.name.slice(0, 80)}” (${file.type}) is not accepted.`, {
        param: "accept",
        hint: `Drop one of ${params.accept.join(", ")}.`,
      });
    }
    files.push(file);
  }
  return files;
}

async function fileOf(item: Json, host: NodeHost): Promise<FileItem> {
  if (isFileItem(item)) return item;
  const given = eventRecord(item, HINT);
  const name = own(given, "name");
  const type = own(given, "type");
  const text = own(given, "text");
  const base64 = own(given, "base64");
  if (typeof name !== "string" || (typeof text === "string") === (typeof base64 === "string"))
    throw badEvent("The event holds no file.", HINT);
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : fromBase64(base64 as string, "sample");
  return host.keepFile({ name, type: typeof type === "string" && type !== "" ? type : mediaType(name) }, bytes);
}

/** Whether a file has that ending, or that media type (`image/*` takes all images). */
function accepts(pattern: string, { name, type }: FileItem): boolean {
  const wanted = pattern.trim().toLowerCase();
  if (wanted.startsWith(".")) return name.toLowerCase().endsWith(wanted);
  return wanted.endsWith("/*") ? type.toLowerCase().startsWith(wanted.slice(0, -1)) : wanted !== "" && type.toLowerCase() === wanted;
}
