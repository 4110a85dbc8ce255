import { NodeError } from "../../model/failure.ts";
import { isObject, type Json } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { chatModelParams } from "../chat-model.ts";
import { askForJson } from "../support/ai/askForJson.ts";
import { askModel } from "../support/ai/askModel.ts";
import { requireSchema } from "../support/ai/checkAnswer.ts";
import { imagesOf } from "../support/ai/imagesOf.ts";
import type { ModelMessage } from "../support/ai/modelRequest.ts";
import { pieceLog } from "../support/ai/pieceLog.ts";
import { toText } from "../support/toText.ts";

/** The answer of a model as one item. */
export async function askChatModel({ params, host, log, progress }: RunContext<typeof chatModelParams>): Promise<Json> {
  const images = await imagesOf(params.images, host);
  const prompt = toText(params.prompt);
  const messages = earlier(params.messages);
  if (prompt.trim() === "" && images.length === 0 && messages.at(-1)?.role !== "user") {
    throw new NodeError("empty-prompt", "There is nothing to ask: the prompt is empty.", {
      param: "prompt",
      hint: "Point it at the field that holds the text, for example ${item.body}.",
    });
  }
  if (prompt.trim() !== "" || images.length > 0) messages.push({ role: "user", text: prompt, images });
  const { temperature, maxTokens, seed, model } = params;
  const request = { model, system: toText(params.system), messages, temperature, maxTokens, seed };
  const pieces = params.stream ? pieceLog(log, progress) : undefined;
  const schema = params.schema === undefined || params.schema === null || params.schema === "" ? undefined : params.schema;
  if (schema === undefined) {
    const reply = await askModel(host, params, request, pieces?.add);
    pieces?.end();
    return answer(reply);
  }
  const wanted = requireSchema(schema, "schema");
  const reply = await askForJson({
    host,
    place: params,
    request: { ...request, schema: wanted },
    param: "schema",
    onPiece: pieces?.add,
    log,
  });
  pieces?.end();
  return { ...answer(reply), json: reply.json };
}

type Answer = Awaited<ReturnType<typeof askModel>>;

function answer({ text, usage, finishReason, model }: Answer) {
  return { text, message: { role: "assistant", text }, usage, finishReason, model };
}

function earlier(given: Json): ModelMessage[] {
  const bad = (what: string) =>
    new NodeError("bad-value", what, { param: "messages", hint: 'Write them like [{ "role": "user", "text": "Hello" }].' });
  if (!Array.isArray(given)) throw bad("The messages are not a list.");
  return given.map((one: Json, at): ModelMessage => {
    const { role, text } = isObject(one) ? one : {};
    if ((role !== "user" && role !== "assistant") || typeof text !== "string") {
      throw bad(`Message ${at + 1} has no role “user” or “assistant” with a text.`);
    }
    return { role, text };
  });
}
