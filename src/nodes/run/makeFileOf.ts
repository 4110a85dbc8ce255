import { NodeError } from "../../model/failure.ts";
import type { FileItem } from "../../model/fileItem.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { makeFileParams } from "../make-file.ts";
import { fromBase64 } from "../support/base64.ts";
import { fileName } from "../support/fileName.ts";
import { mediaType } from "../support/mediaType.ts";
import { notText } from "../support/notText.ts";

const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;\s*[\w!#$&^.+-]+=(?:[\w!#$&^.+-]+|"[^"\\\r\n]*"))*$/;

/** A file of what the item says. */
export async function makeFileOf({ params, host }: RunContext<typeof makeFileParams>): Promise<FileItem> {
  const { from, content, type } = params;
  const name = fileName(params.name, "name");
  if (type !== "" && (type.length > 255 || !MEDIA_TYPE.test(type))) {
    throw new NodeError("bad-media-type", `“${type.slice(0, 80)}” is no media type.`, {
      param: "type",
      hint: "Write it as in text/plain.",
    });
  }
  if (typeof content !== "string") throw notText(content, "content");
  const bytes = from === "text" ? new TextEncoder().encode(content) : fromBase64(content, "content");
  return host.keepFile({ name, type: type === "" ? mediaType(name) : type }, bytes);
}
