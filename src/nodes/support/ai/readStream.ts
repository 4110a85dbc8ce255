import { createParser } from "eventsource-parser";
import { NodeError } from "../../../model/failure.ts";
import type { HttpStream } from "../../../model/host.ts";
import type { Json } from "../../../model/json.ts";
import { parseJson } from "../parseJson.ts";
import { eventFailure, statusFailure } from "./modelFailure.ts";
import type { ModelProtocol, ModelReply } from "./modelRequest.ts";

const MOST_BYTES = 20_000_000;
const MOST_OF_AN_ERROR = 65_536;

/** Reads a streamed answer to its end; one that breaks off before it is a failure, never a shorter answer. */
export async function readStream(stream: HttpStream, protocol: ModelProtocol, onPiece: (text: string) => void): Promise<ModelReply> {
  const { host } = new URL(stream.url);
  if (stream.status >= 400) throw statusFailure(stream, await errorText(stream));
  const type = stream.headers.find(([name]) => name === "content-type")?.[1] ?? "text/event-stream";
  if (!type.startsWith("text/event-stream")) {
    throw new NodeError("bad-answer", `${host} answered ${type.slice(0, 100)}, not a stream of events.`, {
      kind: "outside",
      hint: "Look at the base URL, or turn streaming off.",
    });
  }
  const reply = protocol.startStream();
  let over = false;
  for await (const data of eventsOf(stream, host)) {
    if (data === "[DONE]") over = true;
    else {
      const value = jsonOf(data, host);
      const failure = eventFailure(value, stream.url);
      if (failure !== undefined) throw failure;
      const taken = reply.take(value);
      if (taken.text !== "") onPiece(taken.text);
      over = taken.over;
    }
    if (over) break;
  }
  const whole = reply.reply();
  if (whole !== undefined) return whole;
  throw new NodeError("answer-cut", `The answer of ${host} broke off before its end.`, {
    kind: "outside",
    hint: "Set a retry policy, or turn streaming off.",
  });
}

/** The data of each event, as the bytes come; in any cut of them the same. */
async function* eventsOf(stream: HttpStream, host: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const waiting: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => void waiting.push(data) });
  let size = 0;
  for await (const piece of stream.pieces) {
    size += piece.length;
    if (size > MOST_BYTES) {
      throw new NodeError("answer-too-large", `The answer of ${host} is larger than ${MOST_BYTES / 1_000_000} MB.`, {
        kind: "outside",
        hint: "Set the most tokens of an answer.",
      });
    }
    parser.feed(decoder.decode(piece, { stream: true }));
    yield* waiting.splice(0);
  }
  // A server that ends without the last empty line has still said all.
  parser.feed("\n\n");
  yield* waiting.splice(0);
}

function jsonOf(data: string, host: string): Json {
  try {
    return parseJson(data, { kind: "outside" });
  } catch (cause) {
    throw new NodeError("bad-answer", `${host} sent an event that is not JSON: ${data.slice(0, 200)}`, { kind: "outside", cause });
  }
}

async function errorText(stream: HttpStream): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of stream.pieces) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > MOST_OF_AN_ERROR) break;
  }
  return text;
}
