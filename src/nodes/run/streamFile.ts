import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import { type CsvOptions, CsvReader } from "../support/csvReader.ts";
import { decodeText } from "../support/decodeText.ts";
import { parseJson } from "../support/parseJson.ts";

/** Turns pieces of text into items; a line may be cut anywhere. */
type Reader = { add(text: string): Json[]; end(): Json[] };

export type StreamOptions = CsvOptions & { readonly as: "csv" | "ndjson" | "lines"; readonly encoding: string; readonly name: string };

/** The items of a file, piece by piece. Never more than a piece of it is in memory. */
export async function* streamFile(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, options: StreamOptions): AsyncGenerator<Json[]> {
  const reader: Reader = options.as === "csv" ? new CsvReader(options) : new LineReader(options.as === "ndjson");
  const decode = decoder(options);
  for await (const piece of bytes) {
    const items = reader.add(decode(piece));
    if (items.length > 0) yield items;
  }
  yield [...reader.add(decode(undefined)), ...reader.end()];
}

/** Text of pieces of bytes, where a character may be cut anywhere; undefined for the end. */
function decoder({ encoding, name }: StreamOptions): (piece: Uint8Array | undefined) => string {
  const what = `“${name}”`;
  if (encoding === "windows-1252") return (piece) => (piece === undefined ? "" : decodeText(piece, encoding, { what, param: "encoding" }));
  const text = new TextDecoder(encoding, { fatal: true });
  return (piece) => {
    try {
      return piece === undefined ? text.decode() : text.decode(piece, { stream: true });
    } catch {
      throw new NodeError("not-text", `${what} is not text in ${encoding}.`, {
        param: "encoding",
        hint: "Choose the encoding it was written in, or read it as base64.",
      });
    }
  };
}

/** A text, or a value of JSON, for each line. */
class LineReader implements Reader {
  readonly #json: boolean;
  #rest = "";
  #lines = 0;

  constructor(json: boolean) {
    this.#json = json;
  }

  add(text: string): Json[] {
    const all = this.#rest + text;
    const end = all.lastIndexOf("\n") + 1;
    this.#rest = all.slice(end);
    return end === 0 ? [] : this.#items(all.slice(0, end - 1));
  }

  end(): Json[] {
    const last = this.#rest;
    this.#rest = "";
    return last === "" ? [] : this.#items(last);
  }

  #items(text: string): Json[] {
    const lines = text.split("\n").map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
    const before = this.#lines;
    this.#lines += lines.length;
    if (!this.#json) return lines;
    return lines.flatMap((line, at) => (line.trim() === "" ? [] : [parseJson(line, { param: "file", firstLine: before + at + 1 })]));
  }
}
