import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import { madeOf } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { embedParams } from "../embed.ts";
import { withField } from "../support/ai/answerItem.ts";
import { answerOf, badAnswer } from "../support/ai/askModel.ts";
import { keyOf, modelAddress, modelCall } from "../support/ai/modelAddress.ts";
import { openAiProtocol } from "../support/ai/openAiProtocol.ts";
import { listAt, numberAt } from "../support/ai/readAnswer.ts";
import { toText } from "../support/toText.ts";

/** The items with the vectors of their texts, asked for in batches. */
export async function embedItems({ items, index: first, params, host, progress }: RunContext<typeof embedParams>): Promise<Json[]> {
  const texts = items.map((item, at) => requireContent(toText(params.text(item, first + at)), first + at));
  const url = modelAddress(params.baseUrl, "/embeddings");
  const headers = openAiProtocol.headers(keyOf(params), host.place);
  const embedded: Json[] = [];
  for (let at = 0; at < items.length; at += params.batch) {
    const input = texts.slice(at, at + params.batch);
    const { model, dimensions } = params;
    const body = { model, input, encoding_format: "float", ...(dimensions !== undefined && { dimensions }) };
    const vectors = vectorsOf(answerOf(await host.fetch(modelCall(params, url, headers, body))), input.length, url.host);
    for (const [offset, vector] of vectors.entries()) {
      const item = items[at + offset] as Json;
      embedded.push(madeOf(withField(item, params.as, vector), [item]));
    }
    progress(embedded.length, items.length);
  }
  return embedded;
}

function requireContent(text: string, index: number): string {
  if (text.trim() !== "") return text;
  throw new NodeError("empty-text", `Item ${index} has no text to embed.`, {
    param: "text",
    hint: "Filter such items out, or point “text” at the field that holds the text.",
  });
}

/** One vector for each text, in their order: the answer may have another. */
function vectorsOf(answer: Json, count: number, host: string): readonly (readonly number[])[] {
  const vectors = new Map<number, readonly number[]>();
  for (const [at, entry] of listAt(answer, "data").entries()) {
    const vector = listAt(entry, "embedding");
    if (vector.length === 0 || !vector.every((value) => typeof value === "number" && Number.isFinite(value))) {
      return badAnswer(host, "holds a vector that is not a list of numbers");
    }
    vectors.set(numberAt(entry, "index") ?? at, vector as readonly number[]);
  }
  return Array.from({ length: count }, (_, at) => vectors.get(at) ?? badAnswer(host, `lacks the vector of text ${at + 1} of ${count}`));
}
