import { heldPackets, isSatisfied, takeAll, takeEdges, takeOne, takeSome } from "./channels.ts";
import type { Component } from "./components.ts";
import { countStep, roundFired } from "./countJoin.ts";
import { exhaust } from "./delivery.ts";
import { Activation, ask, count, type KernelState, move, RUNNING, SKIPPED, setState, touch } from "./kernelState.ts";
import { branchesOf } from "./loserBranches.ts";
import type { Packet } from "./packet.ts";
import { EXHAUSTED, FIRED, HELD, LIVE, OPEN, type PlanJoin, type PlanNode, QUEUED, STRIDE, UNSETTLED } from "./plan.ts";
import type { Scope } from "./scope.ts";
import { firstToFire } from "./stillJoin.ts";

/** Firings of one node on a cycle in one scope (L3). */
export const FIRING_BUDGET = 10_000;

/** Works off what was touched in this scope, then its cycles that stand still, until nothing moves. */
export function settle(kernel: KernelState, scope: Scope): void {
  const { dirty } = kernel;
  const { level, counters } = scope;
  for (;;) {
    for (let at = 0; at < kernel.dirtyCount; at += 1) {
      const index = dirty[at] as number;
      counters[index * STRIDE + QUEUED] = 0;
      consider(kernel, scope, level.nodes[index] as PlanNode);
    }
    kernel.dirtyCount = 0;
    if (level.components.length === 0 || !moveStill(kernel, scope)) break;
  }
  if (scope.unfinished === 0 && scope.guarded === 0 && !scope.dead) {
    scope.dead = true;
    ask(kernel, { kind: "scope-ended", scope });
  }
  settleReleased(kernel);
}

export function settleReleased(kernel: KernelState): void {
  for (let held = kernel.guards.takeReleased(); held !== undefined; held = kernel.guards.takeReleased()) {
    const { scope, node } = held;
    scope.guarded -= 1;
    touch(kernel, scope, node.index);
    settle(kernel, scope);
  }
}

/** Fires when it can, as often as it may at once; exhausted when nothing can come any more. */
function consider(kernel: KernelState, scope: Scope, node: PlanNode): void {
  const { counters } = scope;
  const base = node.index * STRIDE;
  while (counters[base + EXHAUSTED] === 0 && (counters[base + LIVE] as number) < node.parallel) {
    if (node.inEdgeCount === 0) {
      if (counters[base + FIRED] !== 0) {
        exhaustIfIdle(kernel, scope, node);
        return;
      }
      if (!fireWith(kernel, scope, node, () => new Array<undefined>(node.inputs.length).fill(undefined))) return;
    } else if (counters[base + HELD] === 0 && node.join.kind !== "count") {
      if (counters[base + OPEN] === 0) exhaustIfIdle(kernel, scope, node);
      return;
    } else if (!join(kernel, scope, node, node.join, base)) return;
  }
}

/** One step of a join; false when it has to wait, or the node is exhausted. */
function join(kernel: KernelState, scope: Scope, node: PlanNode, join: PlanJoin, base: number): boolean {
  const { counters } = scope;
  switch (join.kind) {
    case "any":
      return fireWith(kernel, scope, node, takeOne);
    case "all":
      if (counters[base + UNSETTLED] !== 0) return false;
      if (!isSatisfied(scope, node)) return exhaustIfIdle(kernel, scope, node);
      return fireWith(kernel, scope, node, takeAll);
    case "collect": {
      const held = heldPackets(scope, node);
      if (held < join.count && counters[base + OPEN] !== 0) return false;
      return fireWith(kernel, scope, node, () => takeSome(scope, node, Math.min(held, join.count)));
    }
    case "count":
      return countJoin(kernel, scope, node, join);
  }
}

function countJoin(kernel: KernelState, scope: Scope, node: PlanNode, join: PlanJoin & { readonly kind: "count" }): boolean {
  const { n } = join;
  const next = countStep(scope, node, join, (packet) => (typeof n === "number" ? n : kernel.evaluateCount(n, scope, packet)));
  if (next.step === "again") return true;
  if (next.step === "wait") return false;
  if (next.step === "exhaust") return exhaustIfIdle(kernel, scope, node);
  const chosen = new Set(next.edges);
  if (!fireWith(kernel, scope, node, () => takeEdges(scope, node, chosen))) return false;
  roundFired(scope, node, join, next.edges, next.losers);
  if (next.losers.length > 0) ask(kernel, { kind: "cancel", scope, nodes: branchesOf(scope.level, next.losers, next.edges) });
  return true;
}

/** Enables the node with what `take` takes, unless its guard keeps it back (X3). */
function fireWith(
  kernel: KernelState,
  scope: Scope,
  node: PlanNode,
  take: (scope: Scope, node: PlanNode) => (Packet | undefined)[],
): boolean {
  if (node.guard !== undefined && !kernel.guards.holds(scope, node)) {
    if (node.guard.otherwise === "wait") {
      kernel.guards.keepBack(scope, node);
      return false;
    }
    take(scope, node);
    const number = count(scope, node);
    setState(kernel, scope, node, SKIPPED);
    ask(kernel, { kind: "skipped", scope, node, number });
    return true;
  }
  const { counters } = scope;
  const base = node.index * STRIDE;
  const inputs = take(scope, node);
  const number = count(scope, node);
  counters[base + LIVE] = (counters[base + LIVE] as number) + 1;
  scope.unfinished += 1;
  if (node.component >= 0) {
    move(scope, node.component, 1);
    if (number === FIRING_BUDGET) ask(kernel, { kind: "runaway", scope, node });
  }
  setState(kernel, scope, node, RUNNING);
  kernel.ready.push(new Activation(scope, node, number, inputs));
  return true;
}

/**
 * D3: a cycle that nothing can enter and in which nothing moves. A join that waits there fires with what it has; where none can,
 * the cycle is exhausted. True when something was done.
 */
function moveStill(kernel: KernelState, scope: Scope): boolean {
  const { level, counters } = scope;
  const base = level.nodes.length * STRIDE + level.edgeCount;
  for (let at = 0; at < level.components.length; at += 1) {
    if (counters[base + at * 2] !== 0 || counters[base + at * 2 + 1] !== 0) continue;
    const left = (level.components[at] as Component).nodes.filter((node) => counters[node.index * STRIDE + EXHAUSTED] === 0);
    if (left.length === 0 || kernel.guards.keepsAnyOf(scope, at)) continue;
    const waiting = firstToFire(
      scope,
      left,
      left.filter((node) => canFireStill(scope, node)),
    );
    if (waiting === undefined) for (const node of left) exhaust(kernel, scope, node, true);
    else if (waiting.join.kind === "all") fireWith(kernel, scope, waiting, takeAll);
    else fireWith(kernel, scope, waiting, () => takeSome(scope, waiting, heldPackets(scope, waiting)));
    return true;
  }
  return false;
}

function canFireStill(scope: Scope, node: PlanNode): boolean {
  if (scope.counters[node.index * STRIDE + HELD] === 0) return false;
  return node.join.kind === "collect" || (node.join.kind === "all" && isSatisfied(scope, node));
}

/** Exhausted once nothing of it is live; false, so that nobody looks for more. */
function exhaustIfIdle(kernel: KernelState, scope: Scope, node: PlanNode): false {
  if (scope.counters[node.index * STRIDE + LIVE] === 0) exhaust(kernel, scope, node, true);
  return false;
}
