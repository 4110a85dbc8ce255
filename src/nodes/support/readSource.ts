import { NodeError } from "../../model/failure.ts";
import type { Params } from "../../model/field.ts";
import type { NodeHost } from "../../model/host.ts";
import { decodeText } from "./decodeText.ts";
import { requireText } from "./requireText.ts";
import type { sourceFields } from "./sourceFields.ts";

const MEGABYTE = 1024 * 1024;

type Source = Params<typeof sourceFields>;

/**
 * The text that `sourceFields` point at, of a file as UTF-8; beyond `most` megabytes (64 when left out) a file fails with
 * `file-too-large`, a text with `text-too-large`.
 */
export async function readSourceText(params: Source, host: NodeHost, what: string, most?: number): Promise<string> {
  return withSourceText((text) => text, params, host, { what, ...(most !== undefined && { most }) });
}

/** What `use` makes of the text that {@link readSourceText} gives: at once where it is a text, so that only a file is waited for. */
export function withSourceText<T>(
  use: (text: string) => T,
  params: Source,
  host: NodeHost,
  { what, most = 64 }: { readonly what: string; readonly most?: number },
): T | Promise<T> {
  if (params.from === "text") return use(limitText(requireText(params.text, "text", what), "text", most));
  const bytes = host.bytesOf(params.file, most * MEGABYTE);
  return bytes.then((some) => use(decodeText(some, "utf-8", { what: "The file", param: "file" })));
}

/** The text itself, unless it has more than `most` million (2^20) characters: then `text-too-large`. */
export function limitText(text: string, param: string, most: number): string {
  if (text.length <= most * MEGABYTE) return text;
  throw new NodeError("text-too-large", `The text has ${text.length} characters; at most ${most * MEGABYTE} are read at once.`, {
    param,
    hint: "Split it into parts before this node.",
  });
}
