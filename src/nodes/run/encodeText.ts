import { NodeError } from "../../model/failure.ts";
import type { JsonObject } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { encodeParams } from "../encode.ts";
import { asRecord, copyRecord, setKey } from "../support/copyRecord.ts";
import { notText } from "../support/notText.ts";
import { type TextCodec, textCodecs } from "../support/textCodecs.ts";

/** The text encoded or decoded, as a new item or in a field of the item. */
export function encodeText({ item, params }: RunContext<typeof encodeParams>): JsonObject {
  const { text, format, as } = params;
  if (typeof text !== "string") throw notText(text, "text");
  const codec = textCodecs[format];
  const result = params.do === "encode" ? codec.encode(text) : decoded(text, format, codec);
  if (as === "") return { text: result };
  const record = copyRecord(asRecord(item));
  setKey(record, as, result);
  return record as JsonObject;
}

function decoded(text: string, format: string, codec: TextCodec): string {
  try {
    return codec.decode(text);
  } catch (error) {
    if (error instanceof TypeError) {
      throw new NodeError("not-text", `The bytes of this ${format} are no text in UTF-8.`, {
        param: "text",
        hint: "Bytes become a file with Make file, from base64.",
      });
    }
    throw new NodeError("bad-encoding", `The text is not ${format}.`, { param: "text", hint: "Choose the format it was written in." });
  }
}
