import type { PlanNode } from "./plan.ts";
import { EXHAUSTED, STATE, STRIDE } from "./plan.ts";
import type { Scope } from "./scope.ts";

/** States of a node in a scope, as guards name them; the position is what the counters hold. */
export const NODE_STATES = ["idle", "running", "waiting", "finished", "failed", "skipped", "cancelled"] as const;
export type NodeState = (typeof NODE_STATES)[number];

/** A node that its guard keeps back. */
export type Held = { readonly scope: Scope; readonly node: PlanNode };

export function stateOf(scope: Scope, node: PlanNode): NodeState {
  return NODE_STATES[scope.counters[node.index * STRIDE + STATE] as number] as NodeState;
}

/** What guards keep back (X3): looked at again whenever a node that one of them watches changes its state. */
export class Guards {
  #held: Held[] = [];
  #released: Held[] = [];

  holds(scope: Scope, node: PlanNode): boolean {
    return (node.guard?.watch ?? []).every(({ up, node: watched, states }) => {
      let place: Scope | undefined = scope;
      for (let step = 0; step < up; step += 1) place = place?.parent;
      return place !== undefined && states.has(stateOf(place, watched));
    });
  }

  keepBack(scope: Scope, node: PlanNode): void {
    if (this.#held.some((held) => held.scope === scope && held.node === node)) return;
    this.#held.push({ scope, node });
    scope.guarded += 1;
  }

  /** A watched state has changed: what is kept back no longer waits in `takeReleased`. */
  look(): void {
    if (this.#held.length === 0) return;
    this.#held = this.#held.filter((held) => {
      if (!this.holds(held.scope, held.node)) return true;
      this.#released.push(held);
      return false;
    });
  }

  takeReleased(): Held | undefined {
    return this.#released.shift();
  }

  /** Nothing runs that could still change a state: all that is kept back, given up. */
  giveUp(): readonly Held[] {
    const held = this.#held.filter(({ scope, node }) => !scope.dead && scope.counters[node.index * STRIDE + EXHAUSTED] === 0);
    this.#held = [];
    return held;
  }

  /** Whether one of a scope's nodes on this cycle is kept back. */
  keepsAnyOf(scope: Scope, component: number): boolean {
    return this.#held.some((held) => held.scope === scope && held.node.component === component);
  }

  forget(scope: Scope): void {
    if (this.#held.length > 0) this.#held = this.#held.filter((held) => held.scope !== scope);
  }
}
