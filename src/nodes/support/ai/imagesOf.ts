import { NodeError } from "../../../model/failure.ts";
import { isFileItem } from "../../../model/fileItem.ts";
import type { NodeHost } from "../../../model/host.ts";
import type { Json } from "../../../model/json.ts";
import { toBase64 } from "../base64.ts";
import type { ModelImage } from "./modelRequest.ts";

const MOST_BYTES = 20_000_000;
const MOST = 50;

/** The pictures among file items, as base64. Fails with `not-an-image`. */
export async function imagesOf(given: Json | undefined, host: Pick<NodeHost, "bytesOf">): Promise<ModelImage[]> {
  if (given === undefined || given === null || given === "") return [];
  const files: readonly Json[] = Array.isArray(given) ? given : [given as Json];
  if (files.length > MOST) throw notAnImage(`These are ${files.length} images; ${MOST} are the most.`);
  const images: ModelImage[] = [];
  for (const file of files) {
    if (!isFileItem(file)) throw notAnImage("An image was wanted, and this is no file.");
    if (!/^image\/[\w.+-]+$/.test(file.type)) throw notAnImage(`“${file.name}” is of the type ${file.type}, not an image.`);
    images.push({ type: file.type, base64: toBase64(await host.bytesOf(file, MOST_BYTES)) });
  }
  return images;
}

function notAnImage(what: string): NodeError {
  return new NodeError("not-an-image", what, { param: "images", hint: "Point it at file items of a type such as image/png." });
}
