import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { JournalBatch, RunHead, RunStatus } from "#engine";

/**
 * A journal is NDJSON: `{"run": head}`, then for each batch `{"batch": {from, count, bytes, crc}}`, its lines, and
 * `{"kept": {events, status, at}}`. `bytes` and `crc` are of all behind the first of these, so a torn batch is recognised; the last
 * tells the state of the run without reading more.
 */
type BatchFrame = { readonly from: number; readonly count: number; readonly bytes: number; readonly crc: number };
type KeptFrame = { readonly events: number; readonly status: RunStatus; readonly at: number };

/** A whole batch, read; `lines` is made text when it is asked for, which a check never does. */
export type KeptBatch = { readonly lines: () => string; readonly count: number; readonly head: RunHead; readonly end: number };

const NEWLINE = 10;
const CHUNK = 1 << 16;
/** More than the last frame of a batch ever takes. */
const TAIL = 256;

export function encodeHead(head: RunHead): string {
  return `${JSON.stringify({ run: { ...head, events: 0 } })}\n`;
}

export function encodeBatch({ from, count, lines, status, at }: JournalBatch): Buffer {
  const kept: KeptFrame = { events: from + count - 1, status, at };
  const body = Buffer.from(`${count > 0 ? `${lines}\n` : ""}${JSON.stringify({ kept })}\n`);
  const batch: BatchFrame = { from, count, bytes: body.byteLength, crc: crc32(body) };
  return Buffer.concat([Buffer.from(`${JSON.stringify({ batch })}\n`), body]);
}

/** The head a journal begins with and where its batches begin; undefined where it has none. */
export async function readFirst(file: FileHandle): Promise<{ readonly head: RunHead; readonly end: number } | undefined> {
  const line = await new Ahead(file, 0).line();
  const head = line === undefined ? undefined : frame<RunHead>(line, "run");
  return line === undefined || head === undefined ? undefined : { head, end: line.byteLength };
}

/** The batches of a journal, up to the first that is not whole. */
export async function* readBatches(file: FileHandle): AsyncGenerator<KeptBatch, void, void> {
  const first = await readFirst(file);
  if (first === undefined) return;
  let { head, end } = first;
  const ahead = new Ahead(file, end);
  for (;;) {
    const line = await ahead.line();
    const batch = line === undefined ? undefined : frame<BatchFrame>(line, "batch");
    if (line === undefined || batch === undefined || batch.from !== head.events + 1) return;
    const body = await ahead.take(batch.bytes);
    if (body === undefined || crc32(body) !== batch.crc) return;
    const last = body.lastIndexOf(NEWLINE, -2) + 1;
    const kept = frame<KeptFrame>(body.subarray(last), "kept");
    if (kept?.events !== head.events + batch.count) return;
    end += line.byteLength + body.byteLength;
    head = { ...head, events: kept.events, status: kept.status, updatedAt: kept.at };
    yield { lines: () => body.toString("utf8", 0, Math.max(0, last - 1)), count: batch.count, head, end };
  }
}

/** The head as of the last whole batch, and the bytes up to its end. Reads the ends of the file only, unless the last is torn. */
export async function readHead(file: FileHandle): Promise<{ readonly head: RunHead; readonly end: number } | undefined> {
  const first = await readFirst(file);
  if (first === undefined) return undefined;
  const { size } = await file.stat();
  if (size === first.end) return first;
  const tail = Buffer.alloc(Math.min(TAIL, size));
  await file.read(tail, 0, tail.byteLength, size - tail.byteLength);
  const kept = frame<KeptFrame>(tail.subarray(tail.lastIndexOf(NEWLINE, -2) + 1), "kept");
  if (kept !== undefined) return { head: { ...first.head, events: kept.events, status: kept.status, updatedAt: kept.at }, end: size };
  return readHeadThrough(file, first);
}

/** As {@link readHead}, with every batch checked. */
export async function checkHead(file: FileHandle): Promise<{ readonly head: RunHead; readonly end: number } | undefined> {
  const first = await readFirst(file);
  return first === undefined ? undefined : readHeadThrough(file, first);
}

async function readHeadThrough(file: FileHandle, first: { readonly head: RunHead; readonly end: number }) {
  let last = first;
  for await (const { head, end } of readBatches(file)) last = { head, end };
  return last;
}

function frame<T>(line: Buffer, kind: "run" | "batch" | "kept"): T | undefined {
  if (line.at(-1) !== NEWLINE) return undefined;
  try {
    return (JSON.parse(line.toString()) as { readonly [kind in string]?: T } | null)?.[kind];
  } catch {
    return undefined;
  }
}

/** Reads a file on from a place, in chunks. */
class Ahead {
  readonly #file: FileHandle;
  #at: number;
  #held: Buffer = Buffer.alloc(0);

  constructor(file: FileHandle, from: number) {
    this.#file = file;
    this.#at = from;
  }

  /** Up to and with the next line break; undefined where there is none. */
  async line(): Promise<Buffer | undefined> {
    for (let from = 0; ; ) {
      const found = this.#held.indexOf(NEWLINE, from);
      if (found >= 0) return this.#cut(found + 1);
      from = this.#held.byteLength;
      if (!(await this.#fetch(CHUNK))) return undefined;
    }
  }

  /** The next `count` bytes; undefined where there are fewer. */
  async take(count: number): Promise<Buffer | undefined> {
    const missing = count - this.#held.byteLength;
    if (missing > 0) {
      const { size } = await this.#file.stat();
      if (size - this.#at < missing) return undefined;
      while (this.#held.byteLength < count) if (!(await this.#fetch(count - this.#held.byteLength + CHUNK))) return undefined;
    }
    return this.#cut(count);
  }

  #cut(count: number): Buffer {
    const cut = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return cut;
  }

  /** Reads on behind what is held; only that is copied. */
  async #fetch(count: number): Promise<boolean> {
    const held = this.#held.byteLength;
    const joined = Buffer.allocUnsafe(held + count);
    this.#held.copy(joined);
    const { bytesRead } = await this.#file.read(joined, held, count, this.#at);
    this.#at += bytesRead;
    this.#held = joined.subarray(0, held + bytesRead);
    return bytesRead > 0;
  }
}
