import { NodeError } from "../../model/failure.ts";
import { isFileItem } from "../../model/fileItem.ts";
import type { NodeHost } from "../../model/host.ts";
import type { RequestBody } from "./requestBody.ts";
import { toText } from "./toText.ts";
import type { NameValue } from "./webAddress.ts";

const encoder = new TextEncoder();
const LINE = "\r\n";
const MOST_BYTES = 200_000_000;

/** A form of texts and files, as browsers send it. Files that are more than 200 MB together fail with `file-too-large`. */
export async function multipartBody(parts: readonly NameValue[], host: NodeHost): Promise<RequestBody> {
  const boundary = `vwmp-${host.uuid()}`;
  const pieces: Uint8Array[] = [];
  let size = 0;
  const add = (piece: Uint8Array): void => {
    size += piece.length;
    if (size > MOST_BYTES) throw new NodeError("file-too-large", "The parts are more than 200 MB together.", { param: "parts" });
    pieces.push(piece);
  };
  for (const { name, value } of parts) {
    if (name === "") continue;
    const file = isFileItem(value) ? value : undefined;
    const about = file === undefined ? "" : `; filename="${quoted(file.name)}"${LINE}Content-Type: ${typeOf(file.type)}`;
    add(encoder.encode(`--${boundary}${LINE}Content-Disposition: form-data; name="${quoted(name)}"${about}${LINE}${LINE}`));
    add(file === undefined ? encoder.encode(toText(value)) : await host.bytesOf(file));
    add(encoder.encode(LINE));
  }
  add(encoder.encode(`--${boundary}--${LINE}`));
  return { body: joined(pieces, size), type: `multipart/form-data; boundary=${boundary}` };
}

/** As HTML asks for: what would end the line or the quotes is written in percent signs. */
function quoted(text: string): string {
  return text.replace(/["\r\n]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

function typeOf(type: string): string {
  return /^[\w.+-]+\/[\w.+-]+(;[ -~]*)?$/.test(type) ? type : "application/octet-stream";
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
