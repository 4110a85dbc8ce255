import type { OutputPacket, RunEvent } from "../model/event.ts";
import type { Json } from "../model/json.ts";
import { sameJson } from "../model/sameJson.ts";

type Items = readonly unknown[];

/** True where a node ran, and each time gave just these items: those of each port in one packet, and nothing at other ports. */
export function gaveJust(log: readonly RunEvent[], node: string, pins: ReadonlyMap<string, Items>): boolean {
  let ran = false;
  for (const event of log) {
    if (!("node" in event) || event.node !== node) continue;
    if (event.kind === "node-failed" || event.kind === "node-cancelled") return false;
    if (event.kind !== "node-finished") continue;
    if (event.ends === true || !arePins(event.outputs, pins)) return false;
    ran = true;
  }
  return ran;
}

function arePins(outputs: readonly OutputPacket[], pins: ReadonlyMap<string, Items>): boolean {
  return outputs.length === pins.size && outputs.every((packet) => isPin(packet, pins.get(packet.port)));
}

function isPin({ items, count, streamed }: OutputPacket, pinned: Items | undefined): boolean {
  if (pinned === undefined || streamed === true || count !== pinned.length || items.length !== count) return false;
  return items.every((item, at) => sameJson(item as Json, pinned[at] as Json));
}
