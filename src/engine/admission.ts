import type { Activation } from "./kernelState.ts";
import type { PlanNode } from "./plan.ts";

const DEFAULT_POOL = 6;

/** What an activation needs before it may start: names that nobody else holds, and a place in a pool. */
export type Demand = { readonly locks: readonly string[]; readonly pool: { readonly name: string; readonly size: number } | undefined };

type Parked = { readonly activation: Activation; readonly demand: Demand };

/**
 * Exclusions and pools (X1, O2). An activation gets everything it needs at once or waits, so no two can wait for each other;
 * first come, first served among those that want the same name.
 */
export class Admission {
  readonly #held = new Set<string>();
  readonly #used = new Map<string, number>();
  readonly #granted = new Map<Activation, Demand>();
  #parked: Parked[] = [];

  /** Lines up; `admit` says who may start. */
  ask(activation: Activation, demand: Demand): void {
    this.#parked.push({ activation, demand });
  }

  /** Those who may start now, in the order in which they asked. */
  admit(): readonly Activation[] {
    if (this.#parked.length === 0) return NOBODY;
    const admitted: Activation[] = [];
    const wanted = new Set<string>();
    this.#parked = this.#parked.filter((parked) => {
      const { activation, demand } = parked;
      if (activation.scope.dead || activation.withdrawn) return false;
      const free = demand.locks.every((name) => !this.#held.has(name) && !wanted.has(name)) && this.#hasPlace(demand);
      for (const name of demand.locks) wanted.add(name);
      if (!free) return true;
      this.#take(activation, demand);
      admitted.push(activation);
      return false;
    });
    return admitted;
  }

  #hasPlace({ pool }: Demand): boolean {
    return pool === undefined || (this.#used.get(pool.name) ?? 0) < pool.size;
  }

  #take(activation: Activation, demand: Demand): void {
    for (const name of demand.locks) this.#held.add(name);
    if (demand.pool !== undefined) this.#used.set(demand.pool.name, (this.#used.get(demand.pool.name) ?? 0) + 1);
    this.#granted.set(activation, demand);
  }

  isAdmitted(activation: Activation): boolean {
    return this.#granted.has(activation);
  }

  /** Gives back what an activation held; harmless for one that held nothing. */
  release(activation: Activation): void {
    const demand = this.#granted.get(activation);
    if (demand === undefined) return;
    this.#granted.delete(activation);
    for (const name of demand.locks) this.#held.delete(name);
    if (demand.pool !== undefined) this.#used.set(demand.pool.name, (this.#used.get(demand.pool.name) ?? 1) - 1);
  }

  /** Those that wait, of one node. */
  parked(node: PlanNode): readonly Activation[] {
    return this.#parked.filter(({ activation }) => activation.node === node).map(({ activation }) => activation);
  }
}

const NOBODY: readonly Activation[] = [];

/** The locks and the pool that a node's policy names. */
export function policyDemand({ node: { policy } }: PlanNode): Demand {
  const lock = policy?.lock;
  const pool = policy?.pool;
  return {
    locks: lock === undefined ? [] : typeof lock === "string" ? [lock] : lock,
    pool: pool === undefined ? undefined : typeof pool === "string" ? { name: pool, size: DEFAULT_POOL } : pool,
  };
}
