import type { Activation } from "./kernelState.ts";
import type { Plan, PlanNode } from "./plan.ts";
import type { Scope } from "./scope.ts";

/** Enabled activations, by priority and then by when they were enabled (O4). */
export class ReadyQueue {
  readonly #priorities: readonly number[];
  readonly #lines: readonly Line[];

  constructor(plan: Plan) {
    let priorities: Set<number> | undefined;
    for (const node of plan.nodes) if (node.priority !== 0) priorities = (priorities ?? new Set([0])).add(node.priority);
    this.#priorities = priorities === undefined ? [0] : [...priorities].sort((a, b) => b - a);
    this.#lines = this.#priorities.map(() => new Line());
  }

  push(activation: Activation): void {
    const at = this.#priorities.length === 1 ? 0 : this.#priorities.indexOf(activation.node.priority);
    (this.#lines[at] as Line).push(activation);
  }

  /** The next one that still counts; undefined when there is none. */
  next(): Activation | undefined {
    for (let at = 0; at < this.#lines.length; at += 1) {
      const line = this.#lines[at] as Line;
      for (let activation = line.shift(); activation !== undefined; activation = line.shift()) {
        if (!activation.scope.dead && !activation.withdrawn) return activation;
      }
    }
    return undefined;
  }

  /** Those that wait, the next one first. */
  all(): readonly Activation[] {
    return this.#lines.flatMap(({ list, front, end }) => list.slice(front, end) as Activation[]);
  }

  /** Takes out one by its place; the first one costs no search. */
  take(node: string, scope: string, number: number): Activation | undefined {
    for (const line of this.#lines) {
      for (let at = line.front; at < line.end; at += 1) {
        const activation = line.list[at] as Activation;
        if (activation.number !== number || activation.node.id !== node || activation.scope.path !== scope) continue;
        if (activation.withdrawn || activation.scope.dead) continue;
        line.remove(at);
        return activation;
      }
    }
    return undefined;
  }

  /** Takes out those of a node in a scope. */
  withdraw(scope: Scope, node: PlanNode): Activation[] {
    const withdrawn: Activation[] = [];
    for (const line of this.#lines) {
      for (let at = line.front; at < line.end; at += 1) {
        const activation = line.list[at] as Activation;
        if (activation.scope !== scope || activation.node !== node || activation.withdrawn) continue;
        activation.withdrawn = true;
        withdrawn.push(activation);
      }
    }
    return withdrawn;
  }
}

/** First in, first out. Its list is not shortened when it runs empty, as it does behind every step of a chain: that would free it. */
class Line {
  readonly list: (Activation | undefined)[] = [];
  front = 0;
  end = 0;

  push(activation: Activation): void {
    this.list[this.end] = activation;
    this.end += 1;
  }

  shift(): Activation | undefined {
    if (this.front === this.end) return undefined;
    const first = this.list[this.front];
    this.list[this.front] = undefined;
    this.#advance();
    return first;
  }

  remove(at: number): void {
    if (at === this.front) {
      this.shift();
      return;
    }
    this.list.splice(at, 1);
    this.end -= 1;
  }

  #advance(): void {
    this.front += 1;
    if (this.front === this.end) {
      this.front = 0;
      this.end = 0;
    } else if (this.front > 1024 && this.front * 2 > this.end) {
      this.list.splice(0, this.front);
      this.end -= this.front;
      this.front = 0;
    }
  }
}
