import type { OutputPacket, RunEvent } from "../model/event.ts";

/*
 * Most of a journal is nodes that start and finish, and rounds that open and close. These are written as lists, with numbers and times
 * as differences and a scope only where it changes: a third of the text, which is what reading it back costs.
 */

/** What a line leaves out because the one before it said it. Each batch begins with a new one, so that it can be read alone. */
export type LineBefore = { seq: number; at: number; scope: string };

export function noLineBefore(): LineBefore {
  return { seq: 0, at: 0, scope: "" };
}

/** `[code, seq, at, scope or 0, …]` */
type Packed =
  | readonly ["s", number, number, string | 0, node: string, activation: number, inputs: readonly (string | number)[], key?: string]
  | readonly ["f", number, number, string | 0, node: string, activation: number, outputs: readonly PackedPacket[]]
  | readonly ["o", number, number, string, region: string, number: number]
  | readonly ["c", number, number, string | 0, region: string];
type PackedPacket = readonly [port: string, count: number, items: OutputPacket["items"]];

/** The line of an event; undefined for one that has to be written as it is. `packet` gives a packet's items as JSON. */
export function packEvent(event: RunEvent, before: LineBefore, items: (packet: OutputPacket) => string): string | undefined {
  switch (event.kind) {
    case "node-started": {
      const key = event.key === undefined ? "" : `,${JSON.stringify(event.key)}`;
      const inputs = event.inputs.map(({ port, count }) => `${JSON.stringify(port)},${count}`).join(",");
      return `["s",${head(event, before)},${JSON.stringify(event.node)},${event.activation},[${inputs}]${key}]`;
    }
    case "node-finished": {
      if (event.source !== "run" || event.ends === true || event.outputs.some(isMarked)) return undefined;
      const outputs = event.outputs.map((packet) => `[${JSON.stringify(packet.port)},${packet.count},${items(packet)}]`).join(",");
      return `["f",${head(event, before)},${JSON.stringify(event.node)},${event.activation},[${outputs}]]`;
    }
    case "scope-opened":
      return `["o",${head(event, before)},${JSON.stringify(event.region)},${event.number}]`;
    case "scope-closed":
      return event.outcome === "finished" ? `["c",${head(event, before)},${JSON.stringify(event.region)}]` : undefined;
    default:
      return undefined;
  }
}

/** What every line says, told as the difference to the one before. */
function head({ seq, at, scope }: { readonly seq: number; readonly at: number; readonly scope: string }, before: LineBefore): string {
  const text = `${seq - before.seq},${at - before.at},${scope === before.scope ? 0 : JSON.stringify(scope)}`;
  before.seq = seq;
  before.at = at;
  before.scope = scope;
  return text;
}

function isMarked({ from, streamed }: OutputPacket): boolean {
  return from !== undefined || streamed === true;
}

/** The events of a batch of a journal, as it keeps them: large payloads are named, `{"$ref": hash}`. */
export function journalEvents(lines: string): RunEvent[] {
  const before = noLineBefore();
  return (JSON.parse(`[${lines.replaceAll("\n", ",")}]`) as (RunEvent | Packed)[]).map((line) => unpackEvent(line, before));
}

/** The event of a line, packed or not. */
function unpackEvent(line: RunEvent | Packed, before: LineBefore): RunEvent {
  if (!Array.isArray(line)) return line as RunEvent;
  const packed = line as Packed;
  before.seq += packed[1];
  before.at += packed[2];
  if (packed[3] !== 0) before.scope = packed[3];
  const { seq, at, scope } = before;
  switch (packed[0]) {
    case "s": {
      const flat = packed[6];
      const inputs = new Array<{ port: string; count: number }>(flat.length / 2);
      for (let each = 0; each < inputs.length; each += 1) {
        inputs[each] = { port: flat[each * 2] as string, count: flat[each * 2 + 1] as number };
      }
      const started = { kind: "node-started", node: packed[4], scope, activation: packed[5], inputs, seq, at } as const;
      const key = packed[7];
      return key === undefined ? started : { ...started, key };
    }
    case "f": {
      const outputs = packed[6].map((packet) => ({ port: packet[0], count: packet[1], items: packet[2] }));
      return { kind: "node-finished", node: packed[4], scope, activation: packed[5], source: "run", outputs, seq, at };
    }
    case "o":
      return { kind: "scope-opened", region: packed[4], scope, number: packed[5], seq, at };
    case "c":
      return { kind: "scope-closed", region: packed[4], scope, outcome: "finished", seq, at };
  }
}
