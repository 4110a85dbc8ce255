import { NodeError } from "../model/failure.ts";
import { MOST_WEIGHT } from "./jsonataLimits.ts";

/** How much values hold, each object measured once: a value that shares its parts many times over is as heavy as its JSON text. */
export class Weights {
  readonly #known = new WeakMap<object, number>();

  /** How much a value holds; fails with `query-limit` for one that is too heavy. */
  check(value: unknown): number {
    const weight = this.#of(value);
    if (weight <= MOST_WEIGHT) return weight;
    throw new NodeError("query-limit", `The query makes a value of more than ${MOST_WEIGHT} characters and values.`, {
      kind: "budget",
      param: "query",
      hint: "Let it keep less: filter first, and build texts from fewer parts.",
    });
  }

  #of(value: unknown): number {
    if (typeof value === "string") return value.length + 1;
    if (typeof value !== "object" || value === null || isFunctionValue(value)) return 1;
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    // A value that contains itself counts once on the way round.
    this.#known.set(value, 1);
    let weight = 1;
    if (Array.isArray(value)) for (const inner of value) weight += this.#of(inner);
    else for (const key of Object.keys(value)) weight += key.length + this.#of((value as Record<string, unknown>)[key]);
    this.#known.set(value, weight);
    return weight;
  }
}

/** Functions of a query hold their surroundings, which are no part of the value. */
export function isFunctionValue(value: object): boolean {
  return "_jsonata_lambda" in value || "_jsonata_function" in value;
}
