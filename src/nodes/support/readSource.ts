import type { Params } from "../../model/field.ts";
import type { NodeHost } from "../../model/host.ts";
import { decodeText } from "./decodeText.ts";
import { requireText } from "./requireText.ts";
import type { sourceFields } from "./sourceFields.ts";

const MOST = 64 * 1024 * 1024;

/** The text that `sourceFields` point at, of a file as UTF-8; a file over 64 MB fails with `file-too-large`. */
export async function readSourceText(params: Params<typeof sourceFields>, host: NodeHost, what: string): Promise<string> {
  if (params.from === "text") return requireText(params.text, "text", what);
  return decodeText(await host.bytesOf(params.file, MOST), "utf-8", { what: "The file", param: "file" });
}
