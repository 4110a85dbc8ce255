import { NodeError } from "../../../model/failure.ts";
import type { HttpResponse } from "../../../model/host.ts";
import type { Json } from "../../../model/json.ts";
import { textOf } from "../httpAnswer.ts";
import { parseJson } from "../parseJson.ts";
import { anthropicProtocol } from "./anthropicProtocol.ts";
import { keyOf, type ModelHost, type ModelServer, modelAddress, modelCall } from "./modelAddress.ts";
import { statusFailure } from "./modelFailure.ts";
import type { ModelReply, ModelRequest } from "./modelRequest.ts";
import { openAiProtocol } from "./openAiProtocol.ts";
import { readStream } from "./readStream.ts";

export type ModelPlace = ModelServer & { readonly provider: "openai-compatible" | "anthropic" };

/** Asks a model once. With `onPiece` the answer is streamed, and each piece of its text is told as it comes. */
export async function askModel(
  host: ModelHost,
  place: ModelPlace,
  request: ModelRequest,
  onPiece?: (text: string) => void,
): Promise<ModelReply> {
  const protocol = place.provider === "anthropic" ? anthropicProtocol : openAiProtocol;
  const url = modelAddress(place.baseUrl, protocol.path);
  const body = protocol.body(request, onPiece !== undefined, url.hostname);
  const call = modelCall(place, url, protocol.headers(keyOf(place), host.place), body);
  if (onPiece !== undefined) return readStream(await host.openStream(call), protocol, onPiece);
  const response = await host.fetch(call);
  return protocol.readReply(answerOf(response)) ?? badAnswer(url.host, "has another shape than this protocol's");
}

/** The JSON of an answer; an error status and what is no JSON fail as the outside's fault. */
export function answerOf(response: HttpResponse): Json {
  const text = textOf(response);
  if (response.status >= 400) throw statusFailure(response, text);
  try {
    return parseJson(text, { kind: "outside" });
  } catch (cause) {
    return badAnswer(new URL(response.url).host, `is not JSON: ${cause instanceof Error ? cause.message : ""}`);
  }
}

/** Fails with `bad-answer`. */
export function badAnswer(host: string, why: string): never {
  throw new NodeError("bad-answer", `The answer of ${host} ${why}.`, {
    kind: "outside",
    hint: "Look at the base URL (it usually ends in /v1) and at the protocol.",
  });
}
