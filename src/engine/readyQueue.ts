import type { Activation } from "./kernelState.ts";
import type { Plan, PlanNode } from "./plan.ts";
import type { Scope } from "./scope.ts";

/** Enabled activations, by priority and then by when they were enabled (O4). */
export class ReadyQueue {
  readonly #priorities: readonly number[];
  readonly #queues: Activation[][];
  readonly #from: number[];

  constructor(plan: Plan) {
    let priorities: Set<number> | undefined;
    for (const node of plan.nodes) if (node.priority !== 0) priorities = (priorities ?? new Set([0])).add(node.priority);
    this.#priorities = priorities === undefined ? [0] : [...priorities].sort((a, b) => b - a);
    this.#queues = this.#priorities.map(() => []);
    this.#from = this.#priorities.map(() => 0);
  }

  push(activation: Activation): void {
    const at = this.#priorities.length === 1 ? 0 : this.#priorities.indexOf(activation.node.priority);
    (this.#queues[at] as Activation[]).push(activation);
  }

  /** The next one that still counts; undefined when there is none. */
  next(): Activation | undefined {
    for (let level = 0; level < this.#queues.length; level += 1) {
      const queue = this.#queues[level] as Activation[];
      let from = this.#from[level] as number;
      while (from < queue.length) {
        const activation = queue[from] as Activation;
        from += 1;
        if (from === queue.length) {
          queue.length = 0;
          from = 0;
        } else if (from > 1024 && from * 2 > queue.length) {
          queue.splice(0, from);
          from = 0;
        }
        if (activation.scope.dead || activation.withdrawn) continue;
        this.#from[level] = from;
        return activation;
      }
      this.#from[level] = from;
    }
    return undefined;
  }

  /** Those that wait, the next one first. */
  all(): readonly Activation[] {
    return this.#queues.flatMap((queue, level) => queue.slice(this.#from[level]));
  }

  /** Takes out one by its place; the first one costs no search. */
  take(node: string, scope: string, number: number): Activation | undefined {
    for (let level = 0; level < this.#queues.length; level += 1) {
      const queue = this.#queues[level] as Activation[];
      for (let at = this.#from[level] as number; at < queue.length; at += 1) {
        const activation = queue[at] as Activation;
        if (activation.number !== number || activation.node.id !== node || activation.scope.path !== scope) continue;
        if (activation.withdrawn || activation.scope.dead) continue;
        if (at === this.#from[level]) this.#advance(level, queue, at + 1);
        else queue.splice(at, 1);
        return activation;
      }
    }
    return undefined;
  }

  /** The front of a queue is now at `from`; what lies before it is let go. */
  #advance(level: number, queue: Activation[], from: number): void {
    let front = from;
    if (front === queue.length) {
      queue.length = 0;
      front = 0;
    } else if (front > 1024 && front * 2 > queue.length) {
      queue.splice(0, front);
      front = 0;
    }
    this.#from[level] = front;
  }

  /** Takes out those of a node in a scope. */
  withdraw(scope: Scope, node: PlanNode): Activation[] {
    const withdrawn: Activation[] = [];
    this.#queues.forEach((queue, level) => {
      for (let at = this.#from[level] as number; at < queue.length; at += 1) {
        const activation = queue[at] as Activation;
        if (activation.scope !== scope || activation.node !== node || activation.withdrawn) continue;
        activation.withdrawn = true;
        withdrawn.push(activation);
      }
    });
    return withdrawn;
  }
}
