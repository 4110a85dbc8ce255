import type { Place } from "./event.ts";

/** True where both are the same activation: of one node, in one scope, by its number. */
export function samePlace(one: Place, other: Place): boolean {
  return one.node === other.node && one.scope === other.scope && one.activation === other.activation;
}

/** A text that is the same where the place is. */
export function placeKey({ node, scope, activation }: Place): string {
  return `${node} ${scope} ${activation}`;
}
