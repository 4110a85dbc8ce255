import type { OutputPacket, RunEvent } from "../model/event.ts";
import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import type { RunDifference } from "../model/runDifference.ts";
import { differences } from "./differences.ts";

type Ended = { readonly outcome: string; readonly outputs: readonly OutputPacket[] };
type Place = { readonly node: string; readonly scope: string; readonly activation: number };

/** Places of one item that are told. */
const MOST_PLACES = 20;

/**
 * Where two runs part: the first activation of `one`, in the order in which they ended, that ended otherwise in `other`, with the first item that
 * differs, else the first that only `other` has; and every node with such an activation. Undefined: all ended alike. Times,
 * order and where results came from do not count (as in `logHash`).
 */
export function compareRuns(one: readonly RunEvent[], other: readonly RunEvent[]): RunDifference | undefined {
  const [left, right] = [endings(one), endings(other)];
  const nodes = new Set<string>();
  let first: RunDifference | undefined;
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const place = placeOf(key);
    if (first !== undefined && nodes.has(place.node)) continue;
    const difference = differenceAt(left.get(key), right.get(key));
    if (difference === undefined) continue;
    nodes.add(place.node);
    first ??= { ...place, ...difference, nodes: [] };
  }
  return first === undefined ? undefined : { ...first, nodes: [...nodes] };
}

function endings(log: readonly RunEvent[]): ReadonlyMap<string, Ended> {
  const ended = new Map<string, Ended>();
  for (const event of log) {
    const outcome = outcomeOf(event);
    if (outcome === undefined || !("node" in event)) continue;
    const { node, scope, activation } = event;
    ended.set(JSON.stringify([node, scope, activation]), { outcome, outputs: "outputs" in event ? event.outputs : [] });
  }
  return ended;
}

function outcomeOf(event: RunEvent): string | undefined {
  switch (event.kind) {
    case "node-finished":
      return "finished";
    case "node-failed":
      return `failed (${event.failure.code})`;
    case "node-skipped":
      return "skipped";
    case "node-cancelled":
      return "cancelled";
    default:
      return undefined;
  }
}

function placeOf(key: string): Place {
  const [node, scope, activation] = JSON.parse(key) as [string, string, number];
  return { node, scope, activation };
}

function differenceAt(left: Ended | undefined, right: Ended | undefined): Omit<RunDifference, keyof Place | "nodes"> | undefined {
  const outcomes = [left?.outcome ?? "not run", right?.outcome ?? "not run"] as const;
  const ports = new Set([...(left?.outputs ?? []), ...(right?.outputs ?? [])].map(({ port }) => port));
  for (const port of ports) {
    const [a, b] = [itemsOn(left, port), itemsOn(right, port)];
    for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
      if (a[index] === b[index]) continue;
      const places = differences("item", a[index], b[index]);
      if (places.length === 0) continue;
      const given = { ...(index < a.length && { left: a[index] as Json }), ...(index < b.length && { right: b[index] as Json }) };
      return {
        outcomes,
        port,
        index,
        counts: [a.length, b.length],
        ...given,
        places: places.slice(0, MOST_PLACES).map(({ path }) => path),
      };
    }
  }
  return outcomes[0] === outcomes[1] ? undefined : { outcomes };
}

function itemsOn(ended: Ended | undefined, port: string): readonly Item[] {
  return ended?.outputs.find((packet) => packet.port === port)?.items ?? [];
}
