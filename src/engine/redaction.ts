import { asBytes, binaryOf, longestForm, secretPattern } from "./secretPattern.ts";
import { placeholderPattern } from "./secretPlaceholder.ts";

/** Takes the values of secrets, and what stands for them, out of what a run shows or keeps. */
export class Redaction {
  readonly #names: readonly string[];
  readonly #inText: RegExp;
  readonly #inBytes: RegExp;
  /** The bytes that a form may still lack at the end of a piece. */
  readonly #longest: number;
  readonly #hasLines: boolean;

  constructor(nonce: string, values: ReadonlyMap<string, string>) {
    // A value that holds another is looked for first.
    const sorted = [...values].sort(([, a], [, b]) => b.length - a.length);
    const sought = sorted.filter(([, value]) => secretPattern(value, asIs) !== undefined);
    this.#names = sought.map(([name]) => name);
    const pattern = (written: (text: string) => string): RegExp =>
      new RegExp([...sought.map(([, value]) => `(${secretPattern(value, written)})`), placeholderPattern(nonce, written)].join("|"), "g");
    this.#inText = pattern(asIs);
    this.#inBytes = pattern(asBytes);
    this.#longest = Math.max(0, ...sought.map(([, value]) => longestForm(value)));
    this.#hasLines = sought.some(([, value]) => value.includes("\n"));
  }

  text(text: string): string {
    return text.replace(this.#inText, (_, ...groups: unknown[]) => mark(this.#nameOf(groups)));
  }

  /** The names of the secrets whose values a text holds. */
  namesIn(text: string): readonly string[] {
    return Array.from(text.matchAll(this.#inText), ([, ...groups]) => this.#nameOf(groups));
  }

  /** The value itself where nothing in it had to be taken out. */
  json<T>(value: T): T {
    if (typeof value === "string") return this.text(value) as T;
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return this.#list(value) as T;
    return this.#record(value as Record<string, unknown>) as T;
  }

  /** The bytes themselves where nothing in them had to be taken out. */
  bytes(bytes: Uint8Array): Uint8Array {
    const text = binaryOf(bytes);
    const clean = this.#binary(text);
    return clean === text ? bytes : bytesOf(clean);
  }

  /** Piece by piece: what could be the beginning of a value waits for the next piece. */
  async *pieces(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    let held = "";
    for await (const piece of pieces) {
      held += binaryOf(piece);
      const cut = this.#cut(held);
      if (cut > 0) yield bytesOf(this.#binary(held.slice(0, cut)));
      held = held.slice(cut);
    }
    if (held !== "") yield bytesOf(this.#binary(held));
  }

  /** Where what may go on ends: no value begins before and ends behind it. */
  #cut(text: string): number {
    const line = this.#hasLines ? 0 : text.lastIndexOf("\n") + 1;
    const cut = Math.max(line, text.length - this.#longest);
    for (const { index, 0: found } of text.matchAll(this.#inBytes)) if (index < cut && index + found.length > cut) return index;
    return cut;
  }

  #binary(text: string): string {
    return text.replace(this.#inBytes, (_, ...groups: unknown[]) => asBytes(mark(this.#nameOf(groups))));
  }

  #nameOf(groups: readonly unknown[]): string {
    const at = groups.findIndex((group) => group !== undefined);
    return this.#names[at] ?? String(groups[this.#names.length]);
  }

  #list(list: readonly unknown[]): readonly unknown[] {
    let changed: unknown[] | undefined;
    for (let at = 0; at < list.length; at += 1) {
      const clean = this.json(list[at]);
      if (changed === undefined && clean !== list[at]) changed = list.slice(0, at);
      changed?.push(clean);
    }
    return changed ?? list;
  }

  #record(record: Record<string, unknown>): Record<string, unknown> {
    let changed = false;
    const entries = Object.keys(record).map((key): [string, unknown] => {
      const entry: [string, unknown] = [this.text(key), this.json(record[key])];
      changed ||= entry[0] !== key || entry[1] !== record[key];
      return entry;
    });
    return changed ? Object.fromEntries(entries) : record;
  }
}

function asIs(text: string): string {
  return text;
}

function mark(name: string): string {
  return `•••${name}•••`;
}

function bytesOf(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
