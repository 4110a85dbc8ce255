import type { OutputPacket, RunEvent } from "../model/event.ts";
import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import { digestOf } from "./digest.ts";
import { journalEvents } from "./lineReader.ts";
import { noLineBefore, packEvent } from "./packedEvents.ts";

/** Payloads of more characters than this are kept once, by their hash (G4). */
const LARGEST_INLINE = 1024;
const encoder = new TextEncoder();
const NONE: readonly OutputPacket[] = [];

/** Events as lines of a journal, and the payloads the lines name. */
export type JournalText = { readonly lines: string; readonly blobs: Map<string, Uint8Array>; readonly names: readonly string[] };

/** What stands for a payload in a line. */
type Reference = { readonly $ref: string };

/** Writes events as lines; a payload that several packets share is written once. */
export class JournalWriter {
  /** Those among the payloads already. */
  readonly #written = new WeakSet<readonly Item[]>();

  write(events: readonly RunEvent[]): JournalText {
    const blobs = new Map<string, Uint8Array>();
    const names = new Set<string>();
    const before = noLineBefore();
    const itemsOf = ({ items }: OutputPacket): string => this.items(items, blobs, names);
    const lines = events.map((event) => {
      const packed = packEvent(event, before, itemsOf);
      if (packed !== undefined) return packed;
      if (event.kind === "run-created") {
        const { start: _, ...rest } = event;
        return JSON.stringify(rest);
      }
      if (event.kind === "input-edited") {
        const { packets, ...rest } = event;
        return `${JSON.stringify(rest).slice(0, -1)},"packets":[${packets.map((packet) => this.packet(packet, blobs, names)).join(",")}]}`;
      }
      if (event.kind !== "node-finished" && event.kind !== "node-failed") return JSON.stringify(event);
      const { outputs, ...rest } = event;
      const packets = outputs.map((packet) => this.packet(packet, blobs, names));
      return `${JSON.stringify(rest).slice(0, -1)},"outputs":[${packets.join(",")}]}`;
    });
    return { lines: lines.join("\n"), blobs, names: [...names] };
  }

  /** A packet as JSON. What is large goes to `blobs`, its name to `names`. */
  packet({ items, ...rest }: OutputPacket, blobs: Map<string, Uint8Array>, names: Set<string>): string {
    return `${JSON.stringify(rest).slice(0, -1)},"items":${this.items(items, blobs, names)}}`;
  }

  /** Items as JSON, or a reference to them. */
  private items(items: readonly Item[], blobs: Map<string, Uint8Array>, names: Set<string>): string {
    if (!this.#written.has(items)) {
      const text = JSON.stringify(items);
      if (text.length <= LARGEST_INLINE) return text;
      blobs.set(digestOf(items, text), encoder.encode(text));
      this.#written.add(items);
    }
    const hash = digestOf(items);
    names.add(hash);
    return `{"$ref":"${hash}"}`;
  }
}

type Blobs = (hash: string) => Promise<Uint8Array | undefined>;
/** A packet as a line holds it: what is large is named. */
export type StoredPacket = Omit<OutputPacket, "items"> & { readonly items: readonly Item[] | Reference };

/** The events of a batch of lines, with their payloads. */
export async function readLines(lines: string, blobs: Blobs): Promise<RunEvent[]> {
  const events = journalEvents(lines);
  for (const event of events) {
    const packets = packetsOf(event) as readonly StoredPacket[];
    if (packets.some(({ items }) => !Array.isArray(items))) await fillPackets(packets, blobs);
  }
  return events;
}

function packetsOf(event: RunEvent): readonly OutputPacket[] {
  switch (event.kind) {
    case "node-finished":
    case "node-failed":
      return event.outputs;
    case "input-edited":
      return event.packets;
    default:
      return NONE;
  }
}

/** Puts the payloads that packets name in their place. */
export async function fillPackets(packets: readonly StoredPacket[], blobs: Blobs): Promise<readonly OutputPacket[]> {
  for (const packet of packets) {
    if (Array.isArray(packet.items)) continue;
    const hash = (packet.items as Reference).$ref;
    (packet as { items: Json }).items = (await payload(hash, blobs)) as Json;
  }
  return packets as readonly OutputPacket[];
}

async function payload(hash: string, blobs: Blobs): Promise<unknown> {
  const bytes = await blobs(hash);
  if (bytes === undefined) throw new Error(`the payload ${hash} is missing`);
  return JSON.parse(new TextDecoder().decode(bytes));
}
