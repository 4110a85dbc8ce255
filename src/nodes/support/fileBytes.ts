import type { NodeHost } from "../../model/host.ts";
import type { Json } from "../../model/json.ts";
import { fromBase64 } from "./base64.ts";

/** The bytes of a param that holds a file item or base64. */
export async function fileBytes(host: NodeHost, file: Json | undefined, most: number): Promise<Uint8Array> {
  if (typeof file !== "string") return host.bytesOf(file ?? null, most);
  return fromBase64(file.replace(/^data:[^,]*,/, ""), "file");
}
