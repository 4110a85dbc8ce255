import type { OutputPacket, RunEvent } from "../model/event.ts";
import { type LineBefore, noLineBefore } from "./packedEvents.ts";

type Packet = readonly [port: string, count: number, items: OutputPacket["items"]];
type InputCount = { readonly port: string; readonly count: number };

const [QUOTE, COMMA, MINUS, ZERO, NINE, OPEN, ESCAPE, CLOSE] = Array.from('",-09[\\]', (each) => each.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** The events of a batch of a journal, as it keeps them: large payloads are named, `{"$ref": hash}`. */
export function journalEvents(lines: string): RunEvent[] {
  const reader = new LineReader(lines);
  const events: RunEvent[] = [];
  for (let event = reader.next(); event !== undefined; event = reader.next()) events.push(event);
  return events;
}

/**
 * Reads the lines of a batch one after the other. Packed ones are read where they stand: the lists that `JSON.parse` would make of
 * them take longer to make and to clear away than the events themselves.
 */
class LineReader {
  readonly #text: string;
  readonly #before: LineBefore = noLineBefore();
  /** Ids and ports said so far: each is one text in memory, however many events name it. */
  readonly #names = new Map<string, string>();
  /** What was given, by how lines say it: most nodes are given the same number of items again and again. */
  readonly #inputs = new Map<string, readonly InputCount[]>();
  #at = 0;
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The event of the next line; undefined behind the last. */
  next(): RunEvent | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const found = this.#text.indexOf("\n", this.#at);
    this.#end = found < 0 ? this.#text.length : found;
    const packed = this.#text.charCodeAt(this.#at) === OPEN;
    const event = packed ? this.#packed() : (JSON.parse(this.#text.slice(this.#at, this.#end)) as RunEvent);
    if (packed && this.#at !== this.#end) throw this.#broken();
    this.#at = this.#end + 1;
    return event;
  }

  #packed(): RunEvent {
    this.#take(OPEN);
    const code = this.#string();
    const before = this.#before;
    before.seq += this.#nextNumber();
    before.at += this.#nextNumber();
    this.#take(COMMA);
    if (this.#sees(ZERO)) this.#at += 1;
    else before.scope = this.#string();
    const { seq, at, scope } = before;
    const name = this.#nextName();
    switch (code) {
      case "s":
        return this.#started(name, this.#nextNumber(), { seq, at, scope });
      case "f": {
        const activation = this.#nextNumber();
        return { kind: "node-finished", node: name, scope, activation, source: "run", outputs: this.#outputs(), seq, at };
      }
      case "o": {
        const number = this.#nextNumber();
        this.#take(CLOSE);
        return { kind: "scope-opened", region: name, scope, number, seq, at };
      }
      case "c":
        this.#take(CLOSE);
        return { kind: "scope-closed", region: name, scope, outcome: "finished", seq, at };
      default:
        throw this.#broken();
    }
  }

  #started(node: string, activation: number, { seq, at, scope }: LineBefore): RunEvent {
    const rest = this.#text.slice(this.#at, this.#end);
    const known = this.#inputs.get(rest);
    if (known !== undefined) {
      this.#at = this.#end;
      return { kind: "node-started", node, scope, activation, inputs: known, seq, at };
    }
    this.#take(COMMA);
    this.#take(OPEN);
    const inputs: InputCount[] = this.#sees(CLOSE) ? [] : [this.#inputCount()];
    while (this.#sees(COMMA)) {
      this.#at += 1;
      inputs.push(this.#inputCount());
    }
    this.#take(CLOSE);
    if (this.#sees(CLOSE)) {
      this.#at += 1;
      this.#inputs.set(rest, inputs);
      return { kind: "node-started", node, scope, activation, inputs, seq, at };
    }
    this.#take(COMMA);
    const key = this.#string();
    this.#take(CLOSE);
    return { kind: "node-started", node, scope, activation, inputs, seq, at, key };
  }

  #inputCount(): InputCount {
    const port = this.#name();
    return { port, count: this.#nextNumber() };
  }

  /** The packets are the rest of the line. Most lines have one, whose items alone are left to `JSON.parse`. */
  #outputs(): OutputPacket[] {
    this.#take(COMMA);
    const list = this.#at;
    this.#take(OPEN);
    if (this.#sees(OPEN)) {
      this.#at += 1;
      const port = this.#name();
      const count = this.#nextNumber();
      this.#take(COMMA);
      const items = this.#text.slice(this.#at, this.#end - 3);
      if (!items.includes('],["')) {
        this.#at = this.#end;
        return [{ port, count, items: JSON.parse(items) as OutputPacket["items"] }];
      }
    }
    this.#at = this.#end;
    const packets = JSON.parse(this.#text.slice(list, this.#end - 1)) as readonly Packet[];
    return packets.map(([port, count, items]) => ({ port, count, items }));
  }

  #sees(code: number): boolean {
    return this.#text.charCodeAt(this.#at) === code;
  }

  #take(code: number): void {
    if (!this.#sees(code)) throw this.#broken();
    this.#at += 1;
  }

  #nextNumber(): number {
    this.#take(COMMA);
    const negative = this.#sees(MINUS);
    if (negative) this.#at += 1;
    const from = this.#at;
    let number = 0;
    for (let code = this.#text.charCodeAt(from); code >= ZERO && code <= NINE; code = this.#text.charCodeAt(this.#at)) {
      number = number * 10 + code - ZERO;
      this.#at += 1;
    }
    if (this.#at === from) throw this.#broken();
    return negative ? -number : number;
  }

  #nextName(): string {
    this.#take(COMMA);
    return this.#name();
  }

  #name(): string {
    const name = this.#string();
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, name);
    return name;
  }

  #string(): string {
    const from = this.#at;
    this.#take(QUOTE);
    let escaped = false;
    while (!this.#sees(QUOTE)) {
      if (this.#at >= this.#end) throw this.#broken();
      if (this.#sees(ESCAPE)) {
        escaped = true;
        this.#at += 1;
      }
      this.#at += 1;
    }
    this.#at += 1;
    return escaped ? (JSON.parse(this.#text.slice(from, this.#at)) as string) : this.#text.slice(from + 1, this.#at - 1);
  }

  #broken(): SyntaxError {
    const from = this.#text.lastIndexOf("\n", this.#at) + 1;
    return new SyntaxError(`A line of the journal is not as it was written: ${this.#text.slice(from, from + 200)}`);
  }
}
