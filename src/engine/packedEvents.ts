import type { OutputPacket, RunEvent } from "../model/event.ts";

/*
 * Most of a journal is nodes that start and finish, and rounds that open and close. These are written as lists, with numbers and times
 * as differences and a scope only where it changes: a third of the text, which is what reading it back costs. `LineReader` reads them.
 *
 *     ["s", seq, at, scope or 0, node, activation, [port, count, …], key?]
 *     ["f", seq, at, scope or 0, node, activation, [[port, count, items], …]]
 *     ["o", seq, at, scope or 0, region, number]
 *     ["c", seq, at, scope or 0, region]
 */

/** What a line leaves out because the one before it said it. Each batch begins with a new one, so that it can be read alone. */
export type LineBefore = { seq: number; at: number; scope: string };

export function noLineBefore(): LineBefore {
  return { seq: 0, at: 0, scope: "" };
}

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
