import type { Scope } from "./scope.ts";

/** The open scope of a region that has one at a time. A `Set` that is filled and emptied in every round would grow anew in every round. */
export class OneScope {
  #open: Scope | undefined;

  add(scope: Scope): void {
    this.#open = scope;
  }

  delete(scope: Scope): void {
    if (this.#open === scope) this.#open = undefined;
  }

  has(scope: Scope): boolean {
    return this.#open === scope;
  }

  clear(): void {
    this.#open = undefined;
  }

  *[Symbol.iterator](): Generator<Scope, void, undefined> {
    if (this.#open !== undefined) yield this.#open;
  }
}
