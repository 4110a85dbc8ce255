import type { Item } from "../model/item.ts";
import { madeFrom } from "../model/madeOf.ts";
import type { Activation } from "./kernelState.ts";
import { NO_ANCESTOR, type Origin, type Packet } from "./packet.ts";

/** Positions of a packet that are still to be looked at, one after the other. */
type Step = { readonly packet: Packet; readonly places: ArrayLike<number>; next: number };

/** Groups by which no item of a node is found: what many items have in common is looked at once. */
const barren = new WeakMap<ArrayLike<number>, Set<number>>();

/**
 * The item of node `producer` that item `index` of `packet` came from; undefined when it has none. Of several ancestors the
 * one by the first port, then the lowest index. Iterative: lineage may be as deep as the graph.
 */
export function ancestor(packet: Packet, index: number, producer: number): Item | undefined {
  const stack: Step[] = [{ packet, places: [index], next: 0 }];
  const seen = new Map<Packet, Set<number>>();
  for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
    const at = step.places[step.next];
    if (at === undefined) {
      if (step.places.length > 1) barren.set(step.places, (barren.get(step.places) ?? new Set()).add(producer));
      stack.pop();
      continue;
    }
    step.next += 1;
    if (step.packet.producer === producer) return step.packet.items[at];
    if (visited(seen, step.packet, at)) continue;
    for (const next of stepsFrom(step.packet, at)) if (!barren.get(next.places)?.has(producer)) stack.push(next);
  }
  return undefined;
}

/** The last one is looked at first. */
function stepsFrom({ parts, origins = [] }: Packet, index: number): Step[] {
  const steps: Step[] = parts === undefined ? [] : [partAt(parts, index)];
  for (const { packet, index: positions, groups } of origins.toReversed()) {
    const position = positions === undefined ? index : (positions[index] ?? NO_ANCESTOR);
    if (position !== NO_ANCESTOR) steps.push({ packet, places: groups?.get(index) ?? [position], next: 0 });
  }
  return steps;
}

function visited(seen: Map<Packet, Set<number>>, packet: Packet, index: number): boolean {
  const known = seen.get(packet);
  if (known?.has(index)) return true;
  if (known === undefined) seen.set(packet, new Set([index]));
  else known.add(index);
  return false;
}

function partAt(parts: readonly Packet[], index: number): Step {
  let rest = index;
  for (const packet of parts) {
    if (rest < packet.items.length) return { packet, places: [rest], next: 0 };
    rest -= packet.items.length;
  }
  return { packet: parts[0] as Packet, places: [0], next: 0 };
}

/** Where items that leave an activation come from: by `ends` (how many there were behind each of the first in-port), else by what they are (F8). */
export function originsOf({ inputs }: Activation, items: readonly Item[], ends: readonly number[] | undefined): readonly Origin[] {
  const origins: Origin[] = [];
  inputs.forEach((packet, port) => {
    if (packet === undefined) return;
    if (ends === undefined) origins.push(originIn(packet, items));
    else if (port === 0) origins.push({ packet, index: placesBefore(ends) });
  });
  return origins;
}

/** For each item the position of the one it came from. */
export function placesBefore(ends: readonly number[]): Uint32Array {
  const places = new Uint32Array(ends.at(-1) ?? 0);
  ends.forEach((end, at) => void places.fill(at, ends[at - 1] ?? 0, end));
  return places;
}

/**
 * Lineage by object identity for a node of mode `once`. An item made of a group has all of it, one made of others the first of them that is in
 * the packet. Scalars have no identity and so no ancestor, unless the node passed the very array on.
 */
function originIn(packet: Packet, output: readonly Item[]): Origin {
  const input = packet.items;
  if (input === output) return { packet, index: undefined };
  const positions = new Map<unknown, number>();
  for (let at = input.length - 1; at >= 0; at -= 1) {
    const item = input[at];
    if (typeof item === "object" && item !== null) positions.set(item, at);
  }
  const groups = new Map<number, Uint32Array>();
  const index = Uint32Array.from(output, (item, at) => {
    const same = positions.get(item);
    if (same !== undefined) return same;
    const { of = [], places } = madeFrom(item) ?? {};
    if (places === undefined) return positions.get(of.find((source) => positions.has(source))) ?? NO_ANCESTOR;
    if (of !== input) return NO_ANCESTOR;
    const group = places();
    if (group.length > 1) groups.set(at, group);
    return group[0] ?? NO_ANCESTOR;
  });
  return groups.size === 0 ? { packet, index } : { packet, index, groups };
}
