import { createParser, type EventSourceMessage, type EventSourceParser } from "eventsource-parser";
import { NodeError } from "../../model/failure.ts";

/** Characters of one event. */
const MOST = 10_000_000;

/** Reads server-sent events from bytes that may be cut anywhere. An event that is too large fails with `too-large`. */
export class EventReader {
  readonly #text = new TextDecoder();
  readonly #parser: EventSourceParser;
  #messages: EventSourceMessage[] = [];
  #tooLarge = false;

  constructor(onRetry: (ms: number) => void) {
    this.#parser = createParser({
      maxBufferSize: MOST,
      onEvent: (message) => this.#messages.push(message),
      onRetry,
      onError: ({ type }) => {
        if (type === "max-buffer-size-exceeded") this.#tooLarge = true;
      },
    });
  }

  /** The events that are whole now. */
  add(piece: Uint8Array): readonly EventSourceMessage[] {
    this.#parser.feed(this.#text.decode(piece, { stream: true }));
    if (this.#tooLarge) throw new NodeError("too-large", "An event is longer than 10 million characters.", { kind: "outside" });
    const messages = this.#messages;
    this.#messages = [];
    return messages;
  }
}
