import { once } from "node:events";
import type { WriteStream } from "node:fs";
import { open } from "node:fs/promises";
import type { RunEvent } from "#engine";
import { unwritable } from "./writeText.ts";

/** A run log as NDJSON: one event a line, as `vwmp replay` reads it. */
export class EventsFile {
  readonly #stream: WriteStream;

  private constructor(stream: WriteStream) {
    this.#stream = stream;
  }

  /** @throws UsageError where the file cannot be written. */
  static async open(path: string): Promise<EventsFile> {
    const file = await open(path, "w").catch((thrown: unknown) => {
      throw unwritable(path, thrown);
    });
    return new EventsFile(file.createWriteStream());
  }

  async write(event: RunEvent): Promise<void> {
    if (!this.#stream.write(`${JSON.stringify(event)}\n`)) await once(this.#stream, "drain");
  }

  async end(): Promise<void> {
    await new Promise<void>((done) => this.#stream.end(done));
  }
}
