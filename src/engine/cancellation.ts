import type { Activation } from "./kernelState.ts";
import { Packet } from "./packet.ts";
import type { PlanNode } from "./plan.ts";
import { onPort } from "./regionRun.ts";
import { placeOf, type RunParts } from "./runParts.ts";
import type { Compensation, Scope } from "./scope.ts";

/** Stopping what is under way: a scope, a node, a region, the branches that a join no longer waits for (C1, C2, J4). */
export class Cancellation {
  readonly #parts: RunParts;

  constructor(parts: RunParts) {
    this.#parts = parts;
  }

  /** Stops everything in a scope, and tells what was stopped. */
  stop(scope: Scope, outcome: "finished" | "failed" | "cancelled"): void {
    this.#parts.kernel.kill(scope);
    for (const [activation, invocation] of this.#parts.live) {
      if (!activation.scope.isIn(scope)) continue;
      this.#parts.live.delete(activation);
      this.#parts.waiting.delete(activation);
      this.#parts.admission.release(activation);
      invocation.cancel();
      this.#parts.append({ kind: "node-cancelled", ...placeOf(activation) });
    }
    this.#stopRegions(scope, outcome === "failed");
    if (scope.owner !== undefined) this.#parts.append({ kind: "scope-closed", region: scope.owner.node.id, scope: scope.path, outcome });
    this.#parts.admitted.push(...this.#parts.admission.admit());
  }

  /** Inner regions, which began later, before those around them: nothing is told of a scope that has been closed. */
  #stopRegions(scope: Scope, failed: boolean): void {
    const undone: Compensation[] = [];
    for (const [activation, region] of [...this.#parts.regions].reverse()) {
      if (!activation.scope.isIn(scope)) continue;
      const left = this.#parts.left.has(activation);
      this.forget(activation);
      for (const inner of [...region.scopes].reverse()) {
        this.#parts.kernel.kill(inner);
        this.#parts.append({ kind: "scope-closed", region: activation.node.id, scope: inner.path, outcome: "cancelled" });
        if (failed) undone.unshift(...(inner.compensations ?? []));
      }
      if (!left) this.#parts.append({ kind: "node-cancelled", ...placeOf(activation) });
    }
    if (undone.length > 0) scope.compensations = [...(scope.compensations ?? []), ...undone];
  }

  forget(activation: Activation): void {
    this.#parts.regions.delete(activation);
    if (this.#parts.left.delete(activation)) this.#parts.kernel.letGo(activation);
    this.#parts.regionTimers.get(activation)?.();
    this.#parts.regionTimers.delete(activation);
    this.#parts.admission.release(activation);
  }

  /** Cancels nodes in the scope that `place` is in or around, or in every open scope that has them (C1). */
  cancelIn(place: Scope, ids: readonly string[], except: Activation | undefined): void {
    for (const id of ids) {
      const node = this.#parts.setup.plan.byId.get(id);
      if (node === undefined) continue;
      for (const scope of this.#scopesOf(node, place)) if (!scope.dead) this.#cancelNode(scope, node, except);
    }
    this.#parts.drain();
  }

  #scopesOf(node: PlanNode, place: Scope): readonly Scope[] {
    for (let scope: Scope | undefined = place; scope !== undefined; scope = scope.parent) if (scope.level === node.level) return [scope];
    return [...this.#parts.regions.values()].flatMap((region) => [...region.scopes]).filter((scope) => scope.level === node.level);
  }

  #cancelNode(scope: Scope, node: PlanNode, except: Activation | undefined): void {
    const withdrawn = [...this.#parts.kernel.withdraw(scope, node)];
    for (const activation of [...this.#parts.admission.parked(node), ...this.#parts.admitted.filter((each) => each.node === node)]) {
      // One that was withdrawn before stays in line until the line moves on.
      if (activation.scope !== scope || activation.withdrawn) continue;
      activation.withdrawn = true;
      withdrawn.push(activation);
    }
    // Whether a turn has come already is no matter of order: a replay may see it earlier.
    withdrawn.sort((one, other) => one.number - other.number);
    for (const activation of withdrawn) {
      if (node.inner === undefined) this.#cancelled(activation);
      else this.#leaveCancelled(activation);
    }
    for (const [activation, invocation] of [...this.#parts.live]) {
      if (activation.scope !== scope || activation.node !== node || activation === except) continue;
      this.#parts.live.delete(activation);
      this.#parts.waiting.delete(activation);
      invocation.cancel();
      this.#cancelled(activation);
    }
    for (const [activation, region] of [...this.#parts.regions]) {
      if (activation.scope !== scope || activation.node !== node) continue;
      const left = this.#parts.left.has(activation);
      for (const inner of [...region.scopes]) this.stop(inner, "cancelled");
      this.forget(activation);
      if (!left) this.#leaveCancelled(activation);
    }
  }

  /** A region says on its port that it was cancelled, also one that has not begun (M5). */
  #leaveCancelled(activation: Activation): void {
    const packet = activation.inputs[0] ?? new Packet([{}], activation.node.uid);
    this.#parts.finished(activation, onPort("cancelled", packet), "run");
  }

  #cancelled(activation: Activation): void {
    this.#parts.append({ kind: "node-cancelled", ...placeOf(activation) });
    this.#parts.release(activation, [], "cancelled");
  }

  /** The branches that a cancelling join no longer waits for (J4). */
  cancelVain(scope: Scope, nodes: readonly PlanNode[]): void {
    const live = nodes.filter((node) =>
      [...this.#parts.live.keys(), ...this.#parts.regions.keys()].some((each) => each.node === node && each.scope === scope),
    );
    if (live.length > 0) this.#parts.append({ kind: "cancel-requested", reason: "a join has fired", targets: live.map((node) => node.id) });
    for (const node of nodes) this.#cancelNode(scope, node, undefined);
  }
}
