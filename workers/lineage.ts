import { type ItemsAt, type Trace, type TraceEdge, traceItem } from "#engine";
import type { PacketAddress } from "./protocol.ts";
import type { RunData } from "./recordedRun.ts";
import { withSharedItems } from "./sharedItems.ts";

/** What the item at a position of an address came from, and what became of it; nothing where the run is not held. */
export function lineage(run: RunData | undefined, address: PacketAddress, index: number, edges: readonly TraceEdge[]): Trace {
  const start = run === undefined ? undefined : placeOf(run, address, index);
  return run === undefined || start === undefined
    ? { ancestors: [], descendants: [] }
    : shortened(traceItem(run.readBack === true ? withSharedItems(run.log) : run.log, edgesOf(edges), start));
}

/** Positions of one packet that are told of. */
const MOST = 1000;

function shortened({ ancestors, descendants }: Trace): Trace {
  const cut = (all: readonly ItemsAt[]): readonly ItemsAt[] => all.map((items) => ({ ...items, indexes: items.indexes.slice(0, MOST) }));
  return { ancestors: cut(ancestors), descendants: cut(descendants) };
}

/** The packet that an address and a position mean, and the position in it. */
function placeOf({ log }: RunData, { node, port, activation, scope }: PacketAddress, index: number): ItemsAt | undefined {
  const events = log
    .filter((event) => event.kind === "node-finished" || event.kind === "node-failed")
    .filter((event) => event.node === node);
  const latest = scope === undefined && activation === undefined ? events.slice(-1) : events;
  let before = 0;
  for (const event of latest) {
    if (activation !== undefined && event.activation !== activation) continue;
    if (scope !== undefined && scope !== "*" && event.scope !== scope) continue;
    const count = event.outputs.find((packet) => packet.port === port)?.items.length ?? 0;
    if (index < before + count) return { node, port, scope: event.scope, activation: event.activation, indexes: [index - before] };
    before += count;
  }
  return undefined;
}

/** The edges as items take them: what enters a region is what comes to its body. */
function edgesOf(edges: readonly TraceEdge[]): readonly TraceEdge[] {
  return edges.flatMap((edge) => {
    if (edge.from.port !== "body") return [edge];
    const entering = edges.filter(({ to }) => to.node === edge.from.node && to.port === "in");
    return [edge, ...entering.map((outer): TraceEdge => ({ from: outer.from, to: edge.to }))];
  });
}
