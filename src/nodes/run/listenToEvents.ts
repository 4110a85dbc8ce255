import type { EventSourceMessage } from "eventsource-parser";
import { NodeError } from "../../model/failure.ts";
import type { HttpRequest } from "../../model/host.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { sseParams } from "../sse.ts";
import { EventReader } from "../support/eventReader.ts";
import { headerOf } from "../support/httpAnswer.ts";
import { httpFailure } from "../support/httpFailure.ts";
import { messageValue } from "../support/messageValue.ts";
import { openedStream } from "../support/openedStream.ts";
import { type Connection, isBreak, reconnecting, type Source } from "../support/reconnecting.ts";
import { requestHeaders, withHeader } from "../support/requestHeaders.ts";
import { sendWithAuth } from "../support/sendWithAuth.ts";
import { webAddress } from "../support/webAddress.ts";

type Context = RunContext<typeof sseParams>;

const CONNECT_MS = 30_000;
const NO_MORE = 204;

/** Listens to server-sent events and emits each as an item. */
export function listenToEvents({ params, host, run }: Context): AsyncIterable<JsonObject> {
  const source = new EventSource({ params, host, run });
  return events(source, params, reconnecting<EventSourceMessage>(source, params, host));
}

async function* events(
  source: EventSource,
  params: Context["params"],
  messages: AsyncIterable<EventSourceMessage>,
): AsyncGenerator<JsonObject> {
  const wanted = new Set(params.events);
  for await (const { event = "message", data } of messages) {
    if (wanted.size > 0 && !wanted.has(event)) continue;
    yield { event, id: source.lastId ?? null, data: messageValue(data, params.as) as Json };
  }
}

/** The server's side of the stream, and what has to be remembered from one connection to the next. */
class EventSource implements Source<EventSourceMessage> {
  readonly endless: boolean;
  lastId: string | undefined;
  #pause: number | undefined;
  #request: HttpRequest;
  readonly #context: Pick<Context, "params" | "host" | "run">;

  constructor(context: Pick<Context, "params" | "host" | "run">) {
    const { params } = context;
    this.#context = context;
    this.endless = params.atEnd === "reconnect";
    const headers = withHeader(requestHeaders(params.headers), "accept", "text/event-stream");
    this.#request = { method: "GET", url: webAddress(params.url, []), headers, timeout: CONNECT_MS };
  }

  textOf({ data }: EventSourceMessage): string {
    return data;
  }

  /** A break, or a server that cannot just now. */
  again(failure: unknown): boolean {
    return failure instanceof LaterFailure || isBreak(failure);
  }

  pause(): number | undefined {
    return this.#pause;
  }

  async open(): Promise<Connection<EventSourceMessage> | undefined> {
    const { host } = this.#context;
    const id = this.lastId;
    const request =
      id === undefined ? this.#request : { ...this.#request, headers: [...this.#request.headers, ["last-event-id", id] as const] };
    const { response, pieces } = await sendWithAuth(request, this.#context, (ready) => openedStream(ready, host));
    if (response.status >= 400) throw laterOr(httpFailure(response, host.now()), response.status);
    if (response.status === NO_MORE) return undefined;
    const type = headerOf(response, "content-type") ?? "an unknown type";
    if (!/^text\/event-stream\b/i.test(type)) {
      throw new NodeError("bad-answer", `The answer is ${type}, not a stream of events.`, {
        kind: "outside",
        hint: "Look at the address; HTTP request reads other answers.",
      });
    }
    return { messages: this.#messages(pieces) };
  }

  async *#messages(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<EventSourceMessage> {
    const reader = new EventReader((retry) => {
      this.#pause = retry;
    });
    for await (const piece of pieces) {
      for (const message of reader.add(piece)) {
        // An id with a NUL is none, as the standard has it.
        if (message.id !== undefined && !message.id.includes("\0")) this.lastId = message.id;
        yield message;
      }
    }
  }
}

/** A failure of a server that may do better later. */
class LaterFailure extends NodeError {}

function laterOr(failure: NodeError, status: number): NodeError {
  if (status < 500 && status !== 429 && status !== 408) return failure;
  const { code, message, kind, hint } = failure;
  return new LaterFailure(code, message, { kind, ...(hint === undefined ? {} : { hint }) });
}
