import type { OutputPacket, RunEvent } from "../model/event.ts";
import { samePlace } from "../model/samePlace.ts";
import type { NewEvent } from "./runLog.ts";

/** Where a record and the engine part: the number of the recorded event, what it says, and what the engine did there. */
export type Difference = { readonly seq: number; readonly expected: string; readonly found: string };

/** Whether both say the same; number, time and what nothing follows from are left out. */
export function sameEvent(one: NewEvent, other: RunEvent): boolean {
  if (one.kind !== other.kind) return false;
  if ("node" in one && "node" in other && !samePlace(one, other)) return false;
  switch (one.kind) {
    case "node-started":
      return sameCounts(one.inputs, (other as typeof one).inputs);
    case "node-finished":
      return one.source === (other as typeof one).source && samePackets(one.outputs, (other as typeof one).outputs);
    case "node-failed":
      return (
        one.outcome === (other as typeof one).outcome &&
        one.failure.code === (other as typeof one).failure.code &&
        samePackets(one.outputs, (other as typeof one).outputs)
      );
    case "scope-opened":
      return one.scope === (other as typeof one).scope && one.number === (other as typeof one).number;
    case "scope-closed":
      return one.scope === (other as typeof one).scope && one.outcome === (other as typeof one).outcome;
    case "instance-added":
      return one.count === (other as typeof one).count;
    case "cancel-requested":
      return one.reason === (other as typeof one).reason && sameJson(one.targets, (other as typeof one).targets);
    case "run-finished":
      return one.status === (other as typeof one).status;
    default:
      return true;
  }
}

function samePackets(one: readonly OutputPacket[], other: readonly OutputPacket[]): boolean {
  return (
    one.length === other.length &&
    one.every((packet, at) => {
      const { port, count, items } = other[at] as OutputPacket;
      return packet.port === port && packet.count === count && (packet.items === items || sameJson(packet.items, items));
    })
  );
}

type Counts = Extract<RunEvent, { kind: "node-started" }>["inputs"];

function sameCounts(one: Counts, other: Counts): boolean {
  return one.length === other.length && one.every(({ port, count }, at) => port === other[at]?.port && count === other[at]?.count);
}

function sameJson(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** An event in a few words: `node-finished of “a” in run, firing 0, by run: out 3`. */
export function describeEvent(event: NewEvent | RunEvent): string {
  const place = "node" in event ? ` of “${event.node}” in ${event.scope}, firing ${event.activation}` : "";
  switch (event.kind) {
    case "node-finished":
      return `${event.kind}${place}, by ${event.source}: ${packetsText(event.outputs)}`;
    case "node-failed":
      return `${event.kind}${place} (${event.failure.code}, ${event.outcome}): ${packetsText(event.outputs)}`;
    case "node-started":
      return `${event.kind}${place}, given ${event.inputs.map(({ port, count }) => `${port} ${count}`).join(", ") || "nothing"}`;
    case "scope-opened":
      return `${event.kind} of “${event.region}”: ${event.scope}`;
    case "scope-closed":
      return `${event.kind} of “${event.region}”: ${event.scope}, ${event.outcome}`;
    case "run-finished":
      return `${event.kind}: ${event.status}`;
    case "cancel-requested":
      return `${event.kind}: ${event.reason}`;
    default:
      return `${event.kind}${place}`;
  }
}

function packetsText(outputs: readonly OutputPacket[]): string {
  const text = JSON.stringify(outputs.map(({ port, items }) => [port, items]));
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
