import { consume, empty, isClosed } from "./channels.ts";
import type { Packet } from "./packet.ts";
import { OPEN, type PlanJoin, type PlanNode, STRIDE } from "./plan.ts";
import type { Round, Scope } from "./scope.ts";

type CountJoin = PlanJoin & { readonly kind: "count" };

/** What a join that counts edges does next (J4). */
export type CountStep =
  /** Fires with the packets of these edges; `losers` are what a cancelling join no longer waits for. */
  | { readonly step: "fire"; readonly edges: readonly number[]; readonly losers: readonly number[] }
  /** The round is over: look again. */
  | { readonly step: "again" }
  | { readonly step: "wait" }
  /** Too few edges are left to fire ever again. */
  | { readonly step: "exhaust" };

const WAIT: CountStep = { step: "wait" };
const AGAIN: CountStep = { step: "again" };
const EXHAUST: CountStep = { step: "exhaust" };

/**
 * J4: the n-th edge of a round to have a packet makes it fire. Then, `structured`: what comes is dropped until every edge of the
 * round has had its packet or is closed; `blocking`: one packet of each edge is dropped, more wait for the next round;
 * `cancelling`: the round is over at once, and the branches of the other edges are cancelled.
 */
export function countStep(scope: Scope, node: PlanNode, join: CountJoin, needed: (packet: Packet) => number): CountStep {
  const edges = node.inputs.flatMap((port) => port.edges);
  const round = roundOf(scope, node);
  if (round.fired) return endOfRound(scope, node, join, edges, round);
  const present = edges.filter((edge) => scope.head[edge] !== undefined);
  const first = present[0];
  if (first !== undefined) {
    const n = needed(scope.head[first] as Packet);
    if (present.length >= n) {
      const chosen = present.slice(0, n);
      return { step: "fire", edges: chosen, losers: join.mode === "cancelling" ? edges.filter((edge) => !chosen.includes(edge)) : [] };
    }
  }
  return scope.counters[node.index * STRIDE + OPEN] === 0 ? EXHAUST : WAIT;
}

/** Notes that a round has fired with the packets of these edges. */
export function roundFired(scope: Scope, node: PlanNode, join: CountJoin, edges: readonly number[], losers: readonly number[]): void {
  if (join.mode === "cancelling") {
    scope.rounds?.delete(node.index);
    for (const edge of losers) empty(scope, node.index, edge);
    return;
  }
  const round = roundOf(scope, node);
  round.fired = true;
  for (const edge of edges) round.arrived.add(edge);
}

function roundOf(scope: Scope, node: PlanNode): Round {
  scope.rounds ??= new Map();
  let round = scope.rounds.get(node.index);
  if (round === undefined) {
    round = { arrived: new Set(), fired: false };
    scope.rounds.set(node.index, round);
  }
  return round;
}

function endOfRound(scope: Scope, node: PlanNode, { mode }: CountJoin, edges: readonly number[], round: Round): CountStep {
  for (const edge of edges) {
    if (!round.arrived.has(edge) && scope.head[edge] !== undefined) {
      consume(scope, node.index, edge);
      round.arrived.add(edge);
    }
    if (mode === "structured" && round.arrived.has(edge)) empty(scope, node.index, edge);
  }
  if (!edges.every((edge) => round.arrived.has(edge) || (isClosed(scope, edge) && scope.head[edge] === undefined))) return WAIT;
  scope.rounds?.delete(node.index);
  return edges.some((edge) => scope.head[edge] !== undefined) ? AGAIN : scope.counters[node.index * STRIDE + OPEN] === 0 ? EXHAUST : WAIT;
}
