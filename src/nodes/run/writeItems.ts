import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { JsonObject } from "../../model/json.ts";
import { madeOfAll } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { asRecord } from "../support/copyRecord.ts";
import { type Column, cell, columnsOf } from "../support/csvColumns.ts";
import { DELIMITERS } from "../support/delimiters.ts";
import { PieceQueue } from "../support/pieceQueue.ts";
import { toText } from "../support/toText.ts";
import type { writeFileParams } from "../write-file.ts";

type Context = RunContext<typeof writeFileParams>;
/** Text of some items; `first` are those before any other, `end` comes behind all. */
type Writer = { add(items: readonly Item[]): string; end(): string };

/** Items whose fields are the columns of a CSV file. */
const FIRST_ITEMS = 1000;

/** Writes all items, and says what it wrote. */
export const writeItems = Object.assign(
  async (context: Context): Promise<JsonObject> => {
    const fold = startFile(context);
    for (let from = 0; from < context.items.length; from += FIRST_ITEMS) await fold.add(context.items.slice(from, from + FIRST_ITEMS));
    return madeOfAll(await fold.end(), context.items);
  },
  { fold: startFile },
);

/** Takes items in any number of pieces. The file appears under its name at the end. */
function startFile(context: Context): { add(items: readonly Item[]): Promise<void>; end(): Promise<JsonObject> } {
  const { params, signal } = context;
  const writer = params.as === "csv" ? csvWriter(params) : lineWriter(params.as);
  const encoder = new TextEncoder();
  const target = params.to === "item" ? fileToPassOn(context) : fileOnDisk(context);
  let [count, size] = [0, 0];
  const write = async (text: string): Promise<void> => {
    if (signal.aborted) throw new NodeError("cancelled", "Writing was cancelled.", { kind: "cancelled" });
    const bytes = encoder.encode(text);
    size += bytes.length;
    if (bytes.length > 0) await target.write(bytes);
  };
  const orAbort = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      await target.abort();
      throw error;
    }
  };
  signal.addEventListener("abort", () => void target.abort(), { once: true });
  return {
    add: (items) =>
      orAbort(async () => {
        count += items.length;
        await write(writer.add(items));
      }),
    end: () =>
      orAbort(async () => {
        await write(writer.end());
        return target.close({ items: count, size });
      }),
  };
}

type Target = {
  write(bytes: Uint8Array): Promise<void>;
  /** What the node says of the whole file. */
  close(written: { readonly items: number; readonly size: number }): Promise<JsonObject>;
  abort(): Promise<void>;
};

function fileOnDisk({ params: { path }, host }: Context): Target {
  const opening = host.createFile(path);
  opening.catch(() => undefined); // told by the first use
  return {
    write: async (bytes) => (await opening).write(bytes),
    close: async ({ items, size }) => {
      await (await opening).close();
      return { path, name: path.split(/[\\/]/).at(-1) ?? path, items, size };
    },
    abort: () => opening.then((sink) => sink.abort()).catch(() => undefined),
  };
}

function fileToPassOn({ params: { name, as }, host }: Context): Target {
  const pieces = new PieceQueue();
  const keeping = host.keepFile({ name, type: MEDIA_TYPES[as] }, pieces);
  keeping.catch((error: unknown) => pieces.fail(error)); // told by the next use
  return {
    write: (bytes) => pieces.add(bytes),
    close: async () => {
      pieces.end();
      return { ...(await keeping) };
    },
    abort: async () => pieces.fail(new NodeError("cancelled", "The file was given up.", { kind: "cancelled" })),
  };
}

const MEDIA_TYPES = { csv: "text/csv", ndjson: "application/x-ndjson", json: "application/json", text: "text/plain" } as const;

function lineWriter(as: "ndjson" | "json" | "text"): Writer {
  let before = as === "json" ? "[\n" : "";
  const line = (item: Item): string =>
    as === "text" ? toText(asRecord(item)["text"] ?? asRecord(item)["value"] ?? item) : JSON.stringify(item);
  return {
    add: (items) => {
      let text = "";
      for (const item of items) {
        text += before + line(item) + (as === "json" ? "" : "\n");
        before = as === "json" ? ",\n" : "";
      }
      return text;
    },
    end: () => (as !== "json" ? "" : before === "[\n" ? "[]\n" : "\n]\n"),
  };
}

function csvWriter(params: Context["params"]): Writer {
  const delimiter = DELIMITERS[params.delimiter];
  let columns: readonly Column[] | undefined;
  let names: ReadonlySet<string> = new Set();
  const row = (cells: readonly Parameters<typeof cell>[0][]): string =>
    `${cells.map((each) => cell(each, delimiter, params.safe)).join(delimiter)}\n`;
  const begin = (items: readonly Item[]): string => {
    columns = columnsOf(params.columns, items);
    names = new Set(columns.map(({ name }) => name));
    return params.header && columns.length > 0 ? row(columns.map(({ name }) => name)) : "";
  };
  return {
    add: (items) => {
      if (items.length === 0) return "";
      let text = columns === undefined ? begin(items) : "";
      for (const item of items) {
        if (params.columns.length === 0) refuseNewField(item, names);
        text += row((columns ?? []).map((column) => column.read(item)));
      }
      return text;
    },
    end: () => (columns === undefined ? begin([]) : ""),
  };
}

function refuseNewField(item: Item, names: ReadonlySet<string>): void {
  for (const name of Object.keys(asRecord(item))) {
    if (names.has(name)) continue;
    throw new NodeError("csv-columns", `The field “${name}” is in none of the first ${FIRST_ITEMS} items, so it has no column.`, {
      param: "columns",
      hint: "Name the columns that the file is to have.",
    });
  }
}
