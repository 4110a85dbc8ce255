import type { Json, JsonObject } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { fileTextParams } from "../file-text.ts";
import { asRecord, copyRecord, setKey } from "../support/copyRecord.ts";
import { decodeText } from "../support/decodeText.ts";

const MOST = 64 * 1024 * 1024;

/** The text of a file, as a new item or in a field of the item. */
export async function readText({ item, params, host }: RunContext<typeof fileTextParams>): Promise<JsonObject> {
  const { file, encoding, as } = params;
  const text = decodeText(await host.bytesOf(file ?? null, MOST), encoding, { what: "The file", param: "encoding" });
  if (as === "") return { text };
  const result = copyRecord(asRecord(item as Json));
  setKey(result, as, text);
  return result as JsonObject;
}
