import type { RunEvent } from "../../model/event.ts";
import { digestItems } from "./behaviour.ts";
import type { Drawing, Drawn, Member, Wire } from "./drawing.ts";
import { TOOK } from "./nodeTypes.ts";

type Packets = readonly string[];

/**
 * First in, first out (R1, R3, J1): what a node with the default join took in its k-th activation is the k-th packet of each edge, those
 * of one port in file order; the edges of a node with `any` are emptied in order. Read off the log alone, so it holds whatever the race.
 * Nodes on cycles fire early by D3 and are left out, as are edges whose packets the log does not tell.
 */
export function brokenOrderOnEdges(drawing: Drawing, events: readonly RunEvent[]): string[] {
  if (mayHaveDropped(drawing, events)) return [];
  const sent = sentIn(events);
  const taken = takenIn(events);
  const found: string[] = [];
  for (const { scope, member, level, took } of takersOf(drawing, taken)) {
    const wires = level.wires.filter((wire) => wire.to === member.id);
    if (wires.length === 0 || wires.some(({ out }) => out === "body")) continue;
    const packets = (wire: Wire): Packets => sent.get(`${scope} ${wire.from}.${wire.out}`) ?? [];
    const { join = "all" } = member.policy;
    if (join === "any") found.push(...brokenAny(`${scope} ${member.id}`, wires, packets, took));
    else if (join === "all" && !isOnCycle(level, member)) {
      took.forEach((actual, at) => {
        const expected = member.inputs
          .flatMap(({ name }) => expectedAt(wires, name, packets, at))
          .sort()
          .join(" ");
        if (actual !== expected) found.push(`${scope} ${member.id} ${at} should take ${expected}, but took ${actual}`);
      });
    }
  }
  return found;
}

/** Cancelling a node empties its edges. */
function mayHaveDropped(drawing: Drawing, events: readonly RunEvent[]): boolean {
  const cancels = [...drawing.values()].some(({ members }) =>
    members.some(({ policy: { join } }) => typeof join === "object" && "mode" in join && join.mode === "cancelling"),
  );
  return cancels || events.some(({ kind }) => kind === "cancel-requested");
}

function expectedAt(wires: readonly Wire[], port: string, packets: (wire: Wire) => Packets, at: number): string[] {
  const heads = wires.filter((wire) => wire.into === port).flatMap((wire) => packets(wire)[at] ?? []);
  return heads.length === 0 ? [] : [`${port}=[${heads.filter((items) => items !== "").join()}]`];
}

/** Each packet taken is the next one of some edge. */
function brokenAny(place: string, wires: readonly Wire[], packets: (wire: Wire) => Packets, took: readonly string[]): string[] {
  let fronts = new Set([wires.map(() => 0).join()]);
  for (const [at, actual] of took.entries()) {
    const next = new Set<string>();
    for (const front of fronts) {
      const places = front.split(",").map(Number);
      wires.forEach((wire, index) => {
        const packet = packets(wire)[places[index] as number];
        if (packet !== undefined && `${wire.into}=[${packet}]` === actual)
          next.add(places.map((each, other) => (other === index ? each + 1 : each)).join());
      });
    }
    if (next.size === 0) return [`${place} ${at} took ${actual}, which is the next packet of no edge`];
    fronts = next;
  }
  return [];
}

/** By scope and out-port: the packets that left, in order, each as its items. */
function sentIn(events: readonly RunEvent[]): ReadonlyMap<string, Packets> {
  const sent = new Map<string, string[]>();
  for (const event of events) {
    if (event.kind !== "node-finished" && event.kind !== "node-failed") continue;
    for (const { port, items } of event.outputs) {
      const key = `${event.scope} ${event.node}.${port}`;
      const text = digestItems(items).slice(1, -1);
      const list = sent.get(key);
      if (list === undefined) sent.set(key, [text]);
      else list.push(text);
    }
  }
  return sent;
}

/** By scope and node: what each activation took, in the order in which they began. */
function takenIn(events: readonly RunEvent[]): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const taken = new Map<string, Map<number, string>>();
  for (const event of events) {
    if (event.kind !== "log-written" || event.message !== TOOK) continue;
    const key = `${event.scope} ${event.node}`;
    const list = taken.get(key) ?? new Map<number, string>();
    if (!list.has(event.activation)) list.set(event.activation, String(event.data));
    taken.set(key, list);
  }
  return taken;
}

type Taker = { readonly scope: string; readonly member: Member; readonly level: Drawn; readonly took: readonly string[] };

function takersOf(drawing: Drawing, taken: ReadonlyMap<string, ReadonlyMap<number, string>>): Taker[] {
  const places = new Map([...drawing.values()].flatMap((level) => level.members.map((member) => [member.id, { member, level }] as const)));
  return [...taken].flatMap(([key, took]) => {
    const [scope = "", node = ""] = key.split(" ");
    const place = places.get(node);
    const inOrder = [...took].sort(([a], [b]) => a - b);
    const whole = inOrder.every(([number], at) => number === at);
    return place === undefined || !whole ? [] : [{ scope, ...place, took: inOrder.map(([, text]) => text) }];
  });
}

function isOnCycle(level: Drawn, member: Member): boolean {
  const reached = new Set<string>();
  const open = [member.id];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { from, out, to, into } of level.wires) {
      if (from !== id || out === "body" || ["yield", "continue", "break"].includes(into)) continue;
      if (to === member.id) return true;
      if (reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return false;
}
