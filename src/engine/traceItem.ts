import type { OutputPacket, RunEvent } from "../model/event.ts";
import type { Item } from "../model/item.ts";
import { madeFrom } from "../model/madeOf.ts";
import type { ItemsAt, Trace, TraceEdge } from "../model/trace.ts";
import { placesBefore } from "./lineage.ts";
import { eachFrom } from "./packPorts.ts";

type Given = { readonly event: RunEvent & { readonly kind: "node-finished" | "node-failed" }; readonly packet: OutputPacket };
type SpotsAt = (place: number) => readonly Spot[];
type Spot = { readonly given: Given; readonly index: number };

/**
 * Follows items of a finished or running run to what they came from and what became of them (F8), by the positions in the record where
 * the run kept them, else by the items themselves: an item that was passed on is the same object, one that was combined or made of a group
 * names its sources, a node that works item by item knows which it made of which, a node that got a single item made all of it, and one
 * that gave as many items as it got gave one for each. What a node made otherwise has no ancestors here.
 */
export function traceItem(log: readonly RunEvent[], edges: readonly TraceEdge[], start: ItemsAt): Trace {
  const tracer = new Tracer(log, edges);
  return { ancestors: tracer.follow(start, "back"), descendants: tracer.follow(start, "on") };
}

class Tracer {
  /** Packets by node, in the order in which they left. */
  readonly #given = new Map<string, Given[]>();
  /** What the latest start of each activation told of its inputs. */
  readonly #inputs = new Map<string, readonly { readonly port: string; readonly count: number }[]>();
  readonly #sources = new Map<string, TraceEdge[]>();
  readonly #targets = new Map<string, TraceEdge[]>();
  readonly #parents = new Map<Given, readonly (readonly Spot[])[]>();
  readonly #children = new Map<Given, Map<number, Spot[]>>();
  /** Where each item stands in a packet. */
  readonly #places = new Map<OutputPacket, Map<Item, number>>();

  constructor(log: readonly RunEvent[], edges: readonly TraceEdge[]) {
    for (const event of log) {
      if (event.kind === "node-started") this.#inputs.set(`${event.node} ${event.scope} ${event.activation}`, event.inputs);
      if (event.kind !== "node-finished" && event.kind !== "node-failed") continue;
      for (const packet of event.outputs) push(this.#given, event.node, { event, packet });
    }
    for (const edge of edges) {
      push(this.#sources, edge.to.node, edge);
      push(this.#targets, edge.from.node, edge);
    }
  }

  follow(start: ItemsAt, way: "back" | "on"): readonly ItemsAt[] {
    const found = new Map<Given, Set<number>>();
    const open = this.#spotsOf(start);
    const begun = new Set(open.map(({ given }) => given));
    for (let spot = open.pop(); spot !== undefined; spot = open.pop()) {
      for (const next of way === "back" ? this.#before(spot) : this.#after(spot)) {
        const seen = found.get(next.given) ?? new Set<number>();
        if (seen.has(next.index) || begun.has(next.given)) continue;
        found.set(next.given, seen.add(next.index));
        open.push(next);
      }
    }
    return [...found]
      .sort(([one], [other]) => one.event.seq - other.event.seq)
      .map(([{ event, packet }, indexes]) => ({
        node: event.node,
        port: packet.port,
        scope: event.scope,
        activation: event.activation,
        indexes: [...indexes].sort((one, other) => one - other),
      }));
  }

  #spotsOf({ node, port, scope, activation, indexes }: ItemsAt): Spot[] {
    const given = this.#given
      .get(node)
      ?.find(({ event, packet }) => packet.port === port && event.scope === scope && event.activation === activation);
    return given === undefined ? [] : indexes.map((index) => ({ given, index }));
  }

  #before({ given, index }: Spot): readonly Spot[] {
    return this.#parentsOf(given)[index] ?? [];
  }

  #after({ given, index }: Spot): readonly Spot[] {
    let children = this.#children.get(given);
    if (children === undefined) {
      children = this.#findChildren(given);
      this.#children.set(given, children);
    }
    return children.get(index) ?? [];
  }

  #findChildren(given: Given): Map<number, Spot[]> {
    const edges = (this.#targets.get(given.event.node) ?? []).filter((edge) => edge.from.port === given.packet.port);
    const children = new Map<number, Spot[]>();
    for (const node of new Set(edges.map((edge) => edge.to.node))) {
      for (const later of this.#given.get(node) ?? []) {
        if (later.event.seq < given.event.seq) continue;
        for (const [index, parents] of this.#parentsOf(later).entries()) {
          for (const parent of parents) if (parent.given === given) push(children, parent.index, { given: later, index });
        }
      }
    }
    return children;
  }

  #parentsOf(given: Given): readonly (readonly Spot[])[] {
    const known = this.#parents.get(given);
    if (known !== undefined) return known;
    const parents = this.#findParents(given);
    this.#parents.set(given, parents);
    return parents;
  }

  #findParents(given: Given): readonly (readonly Spot[])[] {
    const { event, packet } = given;
    const edges = this.#sources.get(event.node) ?? [];
    const inputs = this.#inputs.get(`${event.node} ${event.scope} ${event.activation}`) ?? [];
    const ports = inputs.map(({ port, count }) => this.#inputOf(this.#near(edges, given, port), count));
    const told = packet.from;
    if (told !== undefined && ports.every((spots) => spots !== undefined)) {
      const at = (port: number, index: number): readonly number[] => (told[port] === null ? [index] : [told[port]?.[index] ?? []].flat());
      return packet.items.map((_, index) => ports.flatMap((spots, port) => at(port, index).flatMap((place) => spots?.[place] ?? [])));
    }
    const near = this.#near(edges, given);
    const inputAt = this.#inputsAt(near, ports);
    const each = eachFrom(packet.items);
    if (each !== undefined) return Array.from(placesBefore(each.ends), inputAt(each.of));
    const byObject = packet.items.map((item) => {
      const same = this.#find(near, item);
      const made = same.length > 0 ? undefined : madeFrom(item);
      if (made?.places === undefined) return made === undefined ? same : made.of.flatMap((source) => this.#find(near, source));
      return Array.from(made.places(), inputAt(made.of)).flat();
    });
    const [first, ...others] = ports;
    if (first === undefined || others.some((spots) => spots?.length !== 0) || byObject.some((spots) => spots.length > 0)) return byObject;
    if (first.length === 1) return packet.items.map(() => first);
    const oneForEach = first.length === packet.items.length && event.outputs.every((other) => other === packet || other.count === 0);
    return oneForEach ? first.map((spot) => [spot]) : byObject;
  }

  /** The items of an in-port, where it is certain what came in: packets one behind the other, of the count told. */
  #inputOf(near: readonly Given[], count: number): readonly Spot[] | undefined {
    const spots = near.flatMap((given) => Array.from(given.packet.items, (_, index): Spot => ({ given, index })));
    return spots.length === count ? spots : undefined;
  }

  /** What stood at positions of a list that the node was given: by the in-port that has just these items, else by the items themselves. */
  #inputsAt(near: readonly Given[], ports: readonly (readonly Spot[] | undefined)[]): (of: readonly Item[]) => SpotsAt {
    const known = new Map<readonly Item[], SpotsAt>();
    return (of) => {
      const before = known.get(of);
      if (before !== undefined) return before;
      const isItem = ({ given, index }: Spot, at: number): boolean => given.packet.items[index] === of[at];
      const spots = ports.find((each) => each?.length === of.length && each.every(isItem));
      const at: SpotsAt = (place) => (spots === undefined ? this.#find(near, of[place] ?? null) : spots.slice(place, place + 1));
      known.set(of, at);
      return at;
    };
  }

  /** What may have come in: by each edge the latest packet of the same or an outer scope, and all of inner ones. */
  #near(edges: readonly TraceEdge[], { event: { seq, scope } }: Given, port?: string): readonly Given[] {
    const found = edges
      .filter((edge) => port === undefined || edge.to.port === port)
      .flatMap(({ from }) => {
        const before = (this.#given.get(from.node) ?? []).filter(({ event, packet }) => packet.port === from.port && event.seq < seq);
        const inner = before.filter(({ event }) => event.scope.startsWith(`${scope}/`));
        const outer = before.findLast(({ event }) => event.scope === scope || scope.startsWith(`${event.scope}/`));
        return outer === undefined ? inner : [...inner, outer];
      });
    return [...new Set(found)];
  }

  #find(near: readonly Given[], item: Item): readonly Spot[] {
    if (typeof item !== "object" || item === null) return [];
    return near.flatMap((given) => {
      const index = this.#placesIn(given.packet).get(item);
      return index === undefined ? [] : [{ given, index }];
    });
  }

  #placesIn(packet: OutputPacket): ReadonlyMap<Item, number> {
    let places = this.#places.get(packet);
    if (places === undefined) {
      places = new Map(Array.from(packet.items, (item, index) => [item, index] as const));
      this.#places.set(packet, places);
    }
    return places;
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
